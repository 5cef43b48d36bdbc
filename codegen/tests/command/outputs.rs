//! Tests of output folders that cannot or must not be written to.

use super::folder::Scratch;
use super::models::service;
use super::SETTINGS;

#[cfg(unix)]
#[test]
fn nothing_is_written_through_links() {
    use std::os::unix::fs::symlink;
    for link in [
        "src",
        "src/operation",
        "src/lib.rs",
        "Cargo.toml",
        "tinsmith.lock",
        ".tinsmith-new",
    ] {
        for is_generated in [false, true] {
            let scratch = Scratch::new(SETTINGS);
            if is_generated {
                scratch.run(&["generate"]).succeeds();
                let path = scratch.path(&format!("out/{link}"));
                let _ = std::fs::remove_file(&path);
                let _ = std::fs::remove_dir_all(&path);
                // so that there is something to write
                scratch.write("tinsmith.toml", &format!("{SETTINGS}version = '2.0.0'\n"));
            }
            scratch.write("outside/kept.rs", "// kept\n");
            let target = if link.contains('.') && link != ".tinsmith-new" {
                "outside/kept.rs"
            } else {
                "outside"
            };
            let path = scratch.path(&format!("out/{link}"));
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            symlink(scratch.path(target), &path).expect("a link");
            for arguments in [
                &["generate"][..],
                &["generate", "--force"],
                &["generate", "--check"],
            ] {
                let refused = scratch.run(arguments);
                refused.fails_with(1);
                assert!(
                    refused.stderr.contains("link") || link == ".tinsmith-new",
                    "{link}: {}",
                    refused.stderr
                );
            }
            assert_eq!(scratch.texts("outside").len(), 1, "{link}");
            assert_eq!(scratch.texts("outside")["kept.rs"], "// kept\n", "{link}");
        }
    }
    // the folder itself is the user's to choose
    let scratch = Scratch::new(SETTINGS);
    std::fs::create_dir(scratch.path("real")).expect("a folder");
    symlink("real", scratch.path("out")).expect("a link");
    scratch.run(&["generate"]).succeeds();
    assert!(scratch.path("real/src/lib.rs").exists());
    let broken = Scratch::new(SETTINGS);
    symlink("nowhere", broken.path("out")).expect("a link");
    let refused = broken.run(&["generate"]);
    refused.fails_with(1);
    refused.reports("a link that leads nowhere");
}

#[cfg(unix)]
fn pipe(scratch: &Scratch, name: &str) {
    let path = scratch.path(name);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    let made = std::process::Command::new("mkfifo").arg(&path).status();
    assert!(made.expect("mkfifo runs").success());
}

#[cfg(unix)]
#[test]
fn models_that_are_no_files_or_too_large_do_not_stop_the_others() {
    let scratch = Scratch::empty();
    scratch.write("models/a.json", &service(0..1, "One text."));
    pipe(&scratch, "models/b.json");
    let large = std::fs::File::create(scratch.path("models/c.json")).expect("a file");
    large.set_len(3 << 30).expect("a file may have holes");
    let run = scratch.run(&["generate", "--models", "models", "--output", "clients"]);
    run.fails_with(1);
    for message in [
        "--> models/b.json",
        "--> models/c.json",
        "1 of 3 clients",
        "failed: clients/b",
        "failed: clients/c",
    ] {
        run.reports(message);
    }
    assert!(scratch.path("clients/a/src/lib.rs").exists());
    assert!(!scratch.path("clients/b").exists() && !scratch.path("clients/c").exists());
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_neither_waited_for_nor_replaced() {
    for name in [
        "out/Cargo.toml",
        "out/src/lib.rs",
        "out/tinsmith.lock",
        "out/.tinsmith-new/lock",
    ] {
        let scratch = Scratch::new(SETTINGS);
        pipe(&scratch, name);
        for arguments in [
            &["generate"][..],
            &["generate", "--force"],
            &["generate", "--check"],
        ] {
            scratch.run(arguments).fails_with(1);
        }
        assert!(!scratch.path("out/src/operation.rs").exists());
    }
    let scratch = Scratch::empty();
    pipe(&scratch, "tinsmith.toml");
    let refused = scratch.run(&["generate"]);
    refused.fails_with(1);
    refused.reports("tinsmith.toml");
}

#[test]
fn a_file_in_place_of_a_folder_is_an_error_and_the_reverse() {
    let scratch = Scratch::new(SETTINGS);
    std::fs::create_dir_all(scratch.path("out/src/lib.rs")).expect("a folder");
    scratch.run(&["generate", "--force"]).fails_with(1);
    assert!(!scratch.path("out/Cargo.toml").exists());

    let scratch = Scratch::new(SETTINGS);
    scratch.write("out/src", "");
    scratch.run(&["generate", "--force"]).fails_with(1);
    assert!(!scratch.path("out/Cargo.toml").exists());

    let scratch = Scratch::new(SETTINGS);
    scratch.write("out", "");
    let refused = scratch.run(&["generate"]);
    refused.fails_with(1);
    refused.reports("there is a file, where the package is to be\n  --> out");

    let scratch = Scratch::new("[[client]]\nmodel = 'model.json'\noutput = 'model.json/out'\n");
    let refused = scratch.run(&["generate"]);
    refused.fails_with(1);
    refused.reports("--> model.json/out");
}

#[test]
fn folders_above_the_package_are_made() {
    let scratch = Scratch::new("[[client]]\nmodel = 'model.json'\noutput = 'a/b/../c'\n");
    scratch.run(&["generate"]).succeeds();
    assert!(scratch.path("a/c/src/lib.rs").exists());
}

#[test]
fn two_clients_cannot_have_one_folder() {
    for (first, second) in [
        ("out", "out"),
        ("out", "./out/"),
        ("out", "other/../out"),
        ("out", "out/src/inner"),
        ("out/src", "out"),
    ] {
        let settings = format!(
            "[[client]]\nmodel = 'model.json'\noutput = '{first}'\n\
             [[client]]\nmodel = 'model.json'\noutput = '{second}'\npackage = 'second'\n"
        );
        let scratch = Scratch::new(&settings);
        for arguments in [
            &["generate"][..],
            &["generate", "--check"],
            &["generate", "second"],
        ] {
            let refused = scratch.run(arguments);
            refused.fails_with(1);
            refused.reports("two clients would overwrite each other\n  --> tinsmith.toml:4");
            refused.reports("the client in line 1");
        }
        assert!(!scratch.path("out").exists());
    }
}

#[test]
fn two_models_cannot_have_one_folder() {
    let scratch = Scratch::empty();
    scratch.write("models/a.json", &service(0..1, "One text."));
    scratch.write("models/a/service-2.json", "{}");
    let refused = scratch.run(&["generate", "--models", "models", "--output", "clients"]);
    refused.fails_with(2);
    refused.reports("overwrite each other");
    assert!(!scratch.path("clients").exists());
    // a folder has no extension
    scratch.write("more/b.v1/service-2.json", "{}");
    scratch.write("more/b.json", &service(0..1, "One text."));
    scratch
        .run(&["generate", "--models", "more", "--output", "clients"])
        .fails_with(1);
    assert!(scratch.path("clients/b/src/lib.rs").exists());
}
