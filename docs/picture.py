#!/usr/bin/env python3
"""Takes a picture of the real program, as an SVG: drives `candor` in tmux and draws what stands on the screen.

    docs/picture.py --out docs/prospect.svg [--size 120x36] [--keys KEY ...] [--expect TEXT] -- target/release/candor --sample

KEY is a tmux key name ("Enter", "Down") or "text:..." for literal text. Needs tmux and Python 3, nothing else.
"""
import argparse
import html
import os
import re
import subprocess
import tempfile
import time
import unicodedata

CELL_W, CELL_H, PAD = 8.4, 18, 12
BACK, FRONT = "#1a1b26", "#c0caf5"
BASE = ["#414868", "#f7768e", "#9ece6a", "#e0af68", "#7aa2f7", "#bb9af7", "#7dcfff", "#a9b1d6",
        "#565f89", "#ff899d", "#b0de7c", "#f0bf78", "#8ab2ff", "#cbaaff", "#8ddfff", "#e0e4f5"]


def colour(code):
    """A 256-colour index as #rrggbb."""
    if code < 16:
        return BASE[code]
    if code < 232:
        steps = [0, 95, 135, 175, 215, 255]
        code -= 16
        return "#%02x%02x%02x" % (steps[code // 36], steps[code // 6 % 6], steps[code % 6])
    grey = 8 + (code - 232) * 10
    return "#%02x%02x%02x" % (grey, grey, grey)


class Style:
    """What SGR sequences have set so far."""

    def __init__(self):
        self.reset()

    def reset(self):
        self.fg = self.bg = None
        self.bold = self.dim = self.italic = self.underline = self.reverse = False

    def take(self, codes):
        codes = [int(code or 0) for code in re.split("[;:]", codes)] if codes else [0]
        flags = {1: ("bold", True), 2: ("dim", True), 3: ("italic", True), 4: ("underline", True), 7: ("reverse", True),
                 23: ("italic", False), 24: ("underline", False), 27: ("reverse", False)}
        while codes:
            code = codes.pop(0)
            if code == 0:
                self.reset()
            elif code in flags:
                setattr(self, *flags[code])
            elif code == 22:
                self.bold = self.dim = False
            elif 30 <= code <= 37:
                self.fg = BASE[code - 30]
            elif 90 <= code <= 97:
                self.fg = BASE[code - 82]
            elif 40 <= code <= 47:
                self.bg = BASE[code - 40]
            elif code == 39:
                self.fg = None
            elif code == 49:
                self.bg = None
            elif code in (38, 48) and codes:
                kind = codes.pop(0)
                value = colour(codes.pop(0)) if kind == 5 else "#%02x%02x%02x" % tuple(codes[:3])
                if kind == 2:
                    del codes[:3]
                if code == 38:
                    self.fg = value
                else:
                    self.bg = value

    def drawn(self):
        front, back = self.fg or FRONT, self.bg or BACK
        if self.reverse:
            front, back = back, front
        return front, back


def cells(line, style):
    """(column, text, style attributes) of each run of a captured line."""
    column, at = 0, 0
    for found in re.finditer(r"\x1b\[([0-9;:]*)m|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|[^\x1b]+", line):
        at = found.end()
        if found.group(1) is not None:
            style.take(found.group(1))
        elif not found.group(0).startswith("\x1b"):
            for letter in found.group(0):
                wide = 0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
                yield column, letter, wide, style
                column += wide
    return at


def svg(lines, columns):
    width, height = columns * CELL_W + 2 * PAD, len(lines) * CELL_H + 2 * PAD
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" width="{width:.0f}" height="{height}" '
           'font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14" xml:space="preserve">',
           f'<rect width="100%" height="100%" rx="8" fill="{BACK}"/>']
    style = Style()
    for row, line in enumerate(lines):
        runs = []
        for column, letter, wide, now in cells(line, style):
            front, back = now.drawn()
            look = (front, back, now.bold, now.dim, now.italic, now.underline)
            if runs and runs[-1][1] == look and runs[-1][0] + runs[-1][3] == column and wide == 1 and runs[-1][4]:
                runs[-1][2] += letter
                runs[-1][3] += wide
            else:
                runs.append([column, look, letter, wide, wide == 1])
        for column, (front, back, bold, dim, italic, underline), text, wide, _ in runs:
            x, y = PAD + column * CELL_W, PAD + row * CELL_H
            if back != BACK:
                out.append(f'<rect x="{x:.1f}" y="{y}" width="{wide * CELL_W:.1f}" height="{CELL_H}" fill="{back}"/>')
            if text.strip():
                extra = "".join([' font-weight="bold"' if bold else "", ' opacity=".62"' if dim else "",
                                 ' font-style="italic"' if italic else "", ' text-decoration="underline"' if underline else ""])
                out.append(f'<text x="{x:.1f}" y="{y + 13.5}" textLength="{wide * CELL_W:.1f}" fill="{front}"{extra}>{html.escape(text)}</text>')
    out.append("</svg>\n")
    return "\n".join(out)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", required=True)
    parser.add_argument("--size", default="120x36")
    parser.add_argument("--keys", nargs="*", default=[])
    parser.add_argument("--expect", default="")
    parser.add_argument("command", nargs="+")
    asked = parser.parse_args()
    columns, rows = map(int, asked.size.split("x"))
    with tempfile.TemporaryDirectory() as folder:
        socket = os.path.join(folder, "tmux")

        def tmux(*words):
            return subprocess.run(["tmux", "-S", socket, "-f", "/dev/null", *words], check=True, capture_output=True, text=True).stdout

        environment = ["-e", "TERM=tmux-256color", "-e", f"HOME={folder}", "-e", f"XDG_DATA_HOME={folder}", "-e", "LC_ALL=C.UTF-8"]
        tmux("new-session", "-d", "-x", str(columns), "-y", str(rows), *environment, *asked.command)
        tmux("set", "-g", "status", "off")

        def wait(text):
            for _ in range(100):
                time.sleep(0.1)
                screen = tmux("capture-pane", "-p")
                if (text and text in screen) or (not text and screen.strip()):
                    return
            raise SystemExit(f"“{text}” never stood on the screen:\n{screen}")

        wait("")
        for key in asked.keys:
            time.sleep(0.4)
            tmux("send-keys", *(["-l", key[5:]] if key.startswith("text:") else [key]))
        wait(asked.expect)
        time.sleep(0.6)
        lines = tmux("capture-pane", "-p", "-e").split("\n")[:rows]
        tmux("kill-server")
    with open(asked.out, "w", encoding="utf-8") as file:
        file.write(svg(lines, columns))


if __name__ == "__main__":
    main()
