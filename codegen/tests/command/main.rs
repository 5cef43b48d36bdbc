//! Tests of the command as a user runs it: settings, output folder, `--check`, exit codes.
#![cfg(feature = "cli")]

mod add;
mod diff;
mod explain;
mod folder;
mod inspect;
mod interrupted;
mod manifest;
mod models;
mod named;
mod options;
mod outputs;
mod package;
mod slim;

use folder::Scratch;

/// The settings of one client, of the model of this repository.
const SETTINGS: &str = "[[client]]\nmodel = \"model.json\"\noutput = \"out\"\n";

#[test]
fn a_client_is_written_and_then_up_to_date() {
    let scratch = Scratch::new(SETTINGS);
    scratch.run(&["generate"]).succeeds();
    let written = scratch.files("out");
    assert!(written.contains_key("Cargo.toml"), "{:?}", written.keys());
    assert!(written.contains_key("src/lib.rs"), "{:?}", written.keys());
    let again = scratch.run(&["generate"]);
    again.succeeds();
    assert!(again.stdout.contains("nothing changed"), "{}", again.stdout);
    assert_eq!(scratch.files("out"), written, "neither texts nor times change");
    scratch.run(&["generate", "--check"]).succeeds();
}

#[test]
fn check_shows_what_is_stale_and_writes_nothing() {
    let scratch = Scratch::new(SETTINGS);
    let missing = scratch.run(&["generate", "--check"]);
    missing.fails_with(3);
    assert!(!scratch.path("out").exists(), "nothing is written");

    scratch.run(&["generate"]).succeeds();
    scratch.replace("out/src/types.rs", "pub use", "pub(crate) use");
    let before = scratch.files("out");
    let stale = scratch.run(&["generate", "--check"]);
    stale.fails_with(3);
    let message = format!("{}{}", stale.stdout, stale.stderr);
    assert!(message.contains("-pub(crate) use"), "{message}");
    assert!(message.contains("+pub use"), "{message}");
    assert_eq!(scratch.files("out"), before);
}

#[test]
fn the_nearest_settings_above_are_used() {
    let scratch = Scratch::new(SETTINGS);
    scratch.write("part/of/it/readme", "");
    let run = |arguments: &[&str]| {
        let mut command = scratch.command(arguments);
        folder::Run::of(command.current_dir(scratch.path("part/of/it")))
    };
    run(&["generate"]).succeeds();
    scratch.run(&["generate", "--check"]).succeeds();
    run(&["generate", "--check"]).succeeds();
    run(&["diff"]).succeeds();
    // as a shell completes the name of the folder
    for name in ["out", "../../../out", "../../../out/", "./../../../part/../out"] {
        run(&["generate", name]).succeeds();
    }
    run(&["generate", "part/out"]).fails_with(2);
    let unknown = run(&["generate", "outt"]);
    unknown.fails_with(2);
    assert!(
        unknown.stderr.contains("did you mean `out`?"),
        "{}",
        unknown.stderr
    );
    let without = Scratch::empty().run(&["generate"]);
    without.fails_with(1);
    assert!(
        without.stderr.contains("`tinsmith add MODEL` writes one"),
        "{}",
        without.stderr
    );
}

#[test]
fn options_do_what_a_settings_file_does() {
    let scratch = Scratch::new(SETTINGS);
    scratch.run(&["generate"]).succeeds();
    scratch
        .run(&["generate", "--model", "model.json", "--output", "other"])
        .succeeds();
    assert_eq!(scratch.texts("out"), scratch.texts("other"));
}

#[test]
fn operations_are_listed_and_chosen() {
    let scratch = Scratch::new(SETTINGS);
    let list = scratch.run(&["inspect", "--format", "names", "model.json"]);
    list.succeeds();
    assert_eq!(list.stdout, "CreateApplicationPresignedUrl\n");
    let unknown = scratch.run(&[
        "generate",
        "--model",
        "model.json",
        "--output",
        "x",
        "--operation",
        "CreateApplicationPresignedURL",
    ]);
    unknown.fails_with(1);
    assert!(
        unknown
            .stderr
            .contains("did you mean `CreateApplicationPresignedUrl`?"),
        "{}",
        unknown.stderr
    );
}

#[test]
fn invalid_arguments_exit_with_2() {
    let scratch = Scratch::new(SETTINGS);
    for arguments in [
        &["genrate"][..],
        &["list", "model.json"],
        &["generate", "--version", "1.2.3"],
        &["generate", "--quiet", "--verbose"],
        &["generate", "--mdoel", "x"],
        &["generate", "--output", "x"],
        &["generate", "--model", "model.json"],
        &["inspect"],
    ] {
        let result = scratch.run(arguments);
        result.fails_with(2);
        assert!(
            result.stderr.starts_with("error: "),
            "{arguments:?}: {}",
            result.stderr
        );
    }
    assert!(!scratch.path("out").exists() && !scratch.path("x").exists());
}

#[test]
fn help_is_printed_where_it_is_asked_for() {
    let scratch = Scratch::new(SETTINGS);
    let commands = ["generate", "inspect", "ast", "explain", "completions", "man"];
    let helps = commands.map(|command| [command, "--help"]);
    let helps = helps.iter().map(|arguments| &arguments[..]);
    for arguments in [&[][..], &["--help"], &["-h"]].into_iter().chain(helps) {
        let result = scratch.run(arguments);
        result.succeeds();
        assert!(
            result.stdout.contains("Usage:"),
            "{arguments:?}: {}",
            result.stdout
        );
    }
}

#[test]
fn errors_in_the_settings_have_their_position() {
    for (settings, message) in [
        ("[[client]\n", "tinsmith.toml"),
        ("[[client]]\nmodel = \"model.json\"\n", "output"),
        (
            "[[client]]\nmodel = \"model.json\"\noutput = \"out\"\noperation = []\n",
            "operation",
        ),
        (
            "[[client]]\nmodel = \"gone.json\"\noutput = \"out\"\n",
            "gone.json",
        ),
        ("", "client"),
    ] {
        let scratch = Scratch::new(settings);
        let result = scratch.run(&["generate"]);
        result.fails_with(1);
        assert!(result.stderr.contains(message), "{settings}: {}", result.stderr);
        assert!(!scratch.path("out").exists());
    }
}

#[test]
fn a_folder_of_models_is_generated_past_one_that_is_broken() {
    let scratch = Scratch::new(SETTINGS);
    for name in ["a", "b", "c"] {
        std::fs::create_dir_all(scratch.path("models")).expect("a folder");
        std::fs::copy(
            scratch.path("model.json"),
            scratch.path(&format!("models/{name}.json")),
        )
        .expect("a model");
    }
    scratch.write("models/b.json", "{ \"smithy\": \"2.0\", ");
    let result = scratch.run(&["generate", "--models", "models", "--output", "clients"]);
    result.fails_with(1);
    assert!(result.stderr.contains("models/b.json"), "{}", result.stderr);
    assert!(result.stderr.contains("2 of 3 clients"), "{}", result.stderr);
    assert!(result.stderr.contains("failed: clients/b"), "{}", result.stderr);
    let place = |name: &str| {
        result
            .stdout
            .find(name)
            .unwrap_or_else(|| panic!("{name} in {}", result.stdout))
    };
    assert!(place("clients/a") < place("clients/c"), "in order");
    assert!(scratch.path("clients/a/src/lib.rs").exists() && !scratch.path("clients/b").exists());
    // whatever else is in the folder
    scratch.write("models/d.json", "");
    scratch.write(
        "models/e.json",
        "{ \"smithy\": \"2.0\", \"shapes\": { \"a#B\": 5 } }",
    );
    std::fs::write(scratch.path("models/f.json"), [0xff, 0xfe]).expect("a file");
    scratch.write("models/g.json/h.json", "{}");
    scratch.write("models/i.txt", "no model");
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere", scratch.path("models/j.json")).expect("a link");
    let result = scratch.run(&["generate", "--models", "models", "--output", "clients"]);
    result.fails_with(1);
    for failed in ["b", "d", "e", "f"] {
        result.reports(&format!("failed: clients/{failed}\n"));
    }
    result.reports("2 of ");
    scratch.run(&["generate", "--models", "models"]).fails_with(2);
    scratch
        .run(&["generate", "--models", "none", "--output", "x"])
        .fails_with(2);
}

#[test]
fn a_waiter_that_cannot_be_is_left_out_with_a_warning() {
    let scratch = Scratch::new(SETTINGS);
    let golden = include_str!("../../../tests/golden/waiters/model.json");
    let wrong = golden
        .replace("choice.named.label", "choice.named.lable")
        .replace("length(groups.*.members[]) ==", "length(groups.*.members[]) = ");
    scratch.write("model.json", &wrong);
    let result = scratch.run(&["generate"]);
    result.succeeds();
    for message in [
        "warning[T0017]: the waiter `ChosenDBInstance` is left out: in the path \"choice.named.lable\", \
         `example.golden#Named` has no member `lable`",
        "warning[T0017]: the waiter `GroupsEmpty` is left out: in the path",
        "`=` at byte 27 has no meaning",
        "shape: example.golden#DescribeJobs",
    ] {
        assert!(result.stderr.contains(message), "{}", result.stderr);
    }
    let waiters = scratch.files("out");
    assert!(waiters.contains_key("src/waiters/jobs_done.rs"));
    assert!(!waiters.contains_key("src/waiters/groups_empty.rs"));
}

#[test]
fn old_names_are_refused_with_the_new_ones() {
    let scratch = Scratch::new(SETTINGS);
    let list = scratch.run(&["list", "--service", "X", "model.json"]);
    list.fails_with(2);
    list.reports("tinsmith inspect --format names MODEL");
    let version = scratch.run(&["generate", "--version", "1.2.3"]);
    version.fails_with(2);
    version.reports("`--package-version 1.2.3`");
    for arguments in [&["--version"][..], &["-V"], &["generate", "--version"]] {
        let version = scratch.run(arguments);
        version.succeeds();
        let expected = concat!("tinsmith ", env!("CARGO_PKG_VERSION"), "\n");
        assert_eq!(version.stdout, expected, "{arguments:?}");
    }
}

#[test]
fn quiet_says_nothing_where_all_is_well_and_verbose_says_more() {
    let scratch = Scratch::new(SETTINGS);
    let quiet = scratch.run(&["generate", "--quiet"]);
    quiet.succeeds();
    assert_eq!((&*quiet.stdout, &*quiet.stderr), ("", ""));
    let verbose = scratch.run(&["generate", "-v"]);
    assert!(verbose.stderr.is_empty(), "nothing changed: {}", verbose.stderr);
    let note = "tinsmith-runtime is taken from ";
    let written = scratch.run(&[
        "generate",
        "--force",
        "--model",
        "model.json",
        "--output",
        "noted",
    ]);
    written.reports(note);
    let arguments = [
        "generate",
        "--model",
        "model.json",
        "--output",
        "published",
        "--runtime-path",
        "registry",
    ];
    let published = scratch.run(&arguments);
    assert!(!published.stderr.contains(note), "{}", published.stderr);
    assert!(scratch.texts("noted")["Cargo.toml"].contains("/runtime\""));
    assert!(!scratch.texts("published")["Cargo.toml"].contains("path = "));
    scratch.write(
        "tinsmith.toml",
        "[[client]]\nmodel = 'model.json'\noutput = 'published'\nruntime = 'registry'\n",
    );
    scratch.run(&["generate", "--check"]).succeeds();
    scratch
        .run(&["generate", "--model", "model.json", "--output", "other", "-v"])
        .reports("  added src/lib.rs\n");
}

#[test]
fn completions_and_manual_are_printed() {
    let scratch = Scratch::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = scratch.run(&["completions", shell]);
        script.succeeds();
        assert!(script.stdout.contains("package-version"), "{shell}");
    }
    let manual = scratch.run(&["man"]);
    manual.succeeds();
    assert!(manual.stdout.contains(".TH tinsmith 1"), "{}", manual.stdout);
    scratch.run(&["man", "--output", "pages"]).succeeds();
    assert!(scratch.texts("pages").contains_key("tinsmith-generate.1"));
    scratch.write("file", "");
    scratch.run(&["man", "--output", "file"]).fails_with(1);
}

#[test]
fn json_is_an_object_on_each_line() {
    let scratch = Scratch::new(SETTINGS);
    let objects = |text: &str| -> Vec<serde_json::Value> {
        let objects = text.lines().map(serde_json::from_str);
        objects.map(|object| object.expect("JSON")).collect()
    };
    for (arguments, state, code) in [
        (&["generate", "--format", "json", "--check"][..], "stale", 3),
        (&["generate", "--format", "json"], "written", 0),
        (&["generate", "--format", "json"], "unchanged", 0),
        (&["generate", "--format", "json", "--check"], "current", 0),
    ] {
        let run = scratch.run(arguments);
        run.fails_with(code);
        let printed = objects(&run.stdout);
        assert_eq!((printed.len(), &*run.stderr), (1, ""), "{arguments:?}");
        assert_eq!(printed[0]["kind"], "client");
        assert_eq!(
            (&printed[0]["output"], &printed[0]["state"]),
            (&"out".into(), &state.into())
        );
        assert_eq!(printed[0]["diff"].is_string(), state == "stale");
        let files = printed[0]["files"].as_array().expect("a list");
        assert_eq!(files.is_empty(), ["unchanged", "current"].contains(&state));
        assert!(files.iter().all(|file| file["effect"] == "added"), "{files:?}");
    }
    scratch.replace("model.json", "\"smithy\": \"2.0\"", "\"smithy\": \"3.0\"");
    for arguments in [
        &["generate", "--format", "json"][..],
        &["ast", "--format", "json", "model.json"],
    ] {
        let run = scratch.run(arguments);
        run.fails_with(1);
        let printed = objects(&run.stderr);
        let [finding] = printed.as_slice() else {
            panic!("{printed:?}")
        };
        assert_eq!(finding["kind"], "diagnostic");
        assert_eq!(
            (&finding["severity"], &finding["code"]),
            (&"error".into(), &"T0003".into())
        );
        assert_eq!(
            (&finding["file"], &finding["line"]),
            (&"model.json".into(), &2.into())
        );
    }
}

#[test]
fn colours_follow_options_and_environment() {
    let scratch = Scratch::empty();
    let are_coloured = |arguments: &[&str], variable: &str| {
        let mut command = scratch.command(arguments);
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
            command.env_remove(name);
        }
        if !variable.is_empty() {
            command.env(variable, "1");
        }
        let run = folder::Run::of(&mut command);
        (run.stdout + &run.stderr).contains('\u{1b}')
    };
    let is_coloured =
        |option: &[&str], variable: &str| are_coloured(&[&["ast", "gone.json"], option].concat(), variable);
    assert!(!is_coloured(&[], ""), "standard error is no terminal");
    assert!(is_coloured(&[], "CLICOLOR_FORCE"));
    assert!(is_coloured(&["--color", "always"], "NO_COLOR"));
    assert!(!is_coloured(&["--color", "never"], "CLICOLOR_FORCE"));
    for printed_by_clap in [&["generate", "--help"][..], &["generate", "--modle", "x"]] {
        let with = |option: &[&'static str]| [option, printed_by_clap].concat();
        assert!(!are_coloured(&with(&["--color=never"]), "CLICOLOR_FORCE"));
        assert!(!are_coloured(&with(&["--color", "never"]), "CLICOLOR_FORCE"));
        assert!(are_coloured(&with(&["--color", "always"]), "NO_COLOR"));
    }
}
