//! `--help`: every verb has one with examples, and the examples run.

use super::Home;

const VERBS: [&str; 17] = [
    "add",
    "today",
    "list",
    "find",
    "show",
    "brief",
    "trust",
    "questions",
    "report",
    "tried",
    "warnings",
    "import",
    "export",
    "undo",
    "redo",
    "sample",
    "completions",
];

#[test]
fn help_is_data_and_shows_examples() {
    let home = Home::new();
    for verb in VERBS {
        let ran = home.run(&[verb, "--help"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{verb}");
        assert!(ran.out.contains("Example") && ran.out.contains(&format!("candor {verb}")), "{verb}");
        assert!(!ran.out.contains('\u{1b}'), "{verb}: no colour in a pipe");
    }
    let ran = home.run(&["--help"]);
    assert!(VERBS.iter().all(|verb| ran.out.contains(verb)), "{}", ran.out);
    assert!(ran.out.contains("Exit codes"));
    assert!(home.done(&["--version"]).starts_with("candor "));
}

/// The lines under `Examples:` whose words are a plain call.
fn examples(help: &str) -> Vec<Vec<String>> {
    let lines =
        help.lines().skip_while(|line| !line.starts_with("Example")).skip(1).take_while(|line| !line.trim().is_empty());
    lines
        .filter_map(|line| {
            // What follows three spaces says what it does.
            let call = line.trim().split("   ").next()?.strip_prefix("candor")?;
            let plain = !call.contains(['|', '<', '>', '…']);
            plain.then(|| shell_words::split(call).expect("shell words"))
        })
        .collect()
}

#[test]
fn the_examples_run() {
    let home = Home::with_halvorsen();
    home.done(&["add", "x", "-p", "Quill & Sons", "-t", "c"]);
    std::fs::write(home.file("calls.jsonl"), "{\"prospect\":\"A\",\"text\":\"t\"}\n").expect("written");
    let id = home.values(&["find", "--json"])[0]["id"].as_str().expect("an id").to_owned();
    let mut tried = 0;
    for verb in VERBS {
        let help = home.done(&[verb, "--help"]);
        for mut example in examples(&help) {
            // Without a terminal there is no composer, and none of these ids is ours.
            if example == ["add"] || example.iter().any(|word| word.starts_with("sample.candor") || word == "sample") {
                continue;
            }
            for word in &mut example {
                if word.starts_with("019a8c52") {
                    word.clone_from(&id);
                }
            }
            let ran = home.run(&example);
            let nothing = ran.code == 3
                && matches!(verb, "find" | "list" | "export" | "trust" | "today" | "warnings" | "questions");
            assert!(ran.code == 0 || nothing, "{example:?} ends with {}: {}", ran.code, ran.err);
            tried += 1;
        }
    }
    assert!(tried > 20, "{tried} examples were found");
}

#[test]
fn completions_know_the_verbs_and_the_names() {
    let home = Home::with_halvorsen();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = home.done(&["completions", shell]);
        assert!(script.contains("export") && !script.contains("PROSPECT:_default"), "{shell}");
        assert!(shell == "powershell" || script.contains("candor complete names"), "{shell}");
    }
    assert_eq!(home.done(&["complete", "names", "--", "hal"]), "Halvorsen Castings\n");
    let other = Home::new();
    assert_eq!(other.done(&["complete", "names", "--", "hal"]), "", "without a journal nothing, and no noise");
    assert!(!other.journal().exists());
}

#[test]
fn bash_reads_the_script_and_completes_names() {
    let home = Home::with_halvorsen();
    let script = home.done(&["completions", "bash"]);
    std::fs::write(home.file("completions.bash"), script).expect("written");
    let program = env!("CARGO_BIN_EXE_candor");
    let folder = std::path::Path::new(program).parent().expect("a folder").display().to_string();
    let ask = "source completions.bash && COMP_WORDS=(candor show hal) COMP_CWORD=2 && _candor_with_names candor hal show && printf '%s\\n' \"${COMPREPLY[@]}\"";
    let mut command = std::process::Command::new("bash");
    let ours = home.command(&[] as &[&str]);
    command.args(["--norc", "-c", ask]).current_dir(home.path()).env_clear();
    command.envs(ours.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let path = std::env::var("PATH").unwrap_or_default();
    let Ok(output) = command.env("PATH", format!("{folder}:{path}")).output() else {
        eprintln!("left out: bash is not here");
        return;
    };
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(said, "Halvorsen\\ Castings\n", "{}", String::from_utf8_lossy(&output.stderr));
}
