//! Gives the Windows program its icon, its version and its manifest; other systems
//! take those from the files of their packages.

fn main() {
    println!("cargo::rerun-if-changed=assets/icon/mailferry.ico");
    println!("cargo::rerun-if-changed=packaging/windows/mailferry.manifest");
    // What is built for, not what is built on.
    if std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "windows") {
        let compiled = winresource::WindowsResource::new()
            .set_icon("assets/icon/mailferry.ico")
            .set_manifest_file("packaging/windows/mailferry.manifest")
            .set("ProductName", "Mailferry")
            .set("FileDescription", "Mailferry")
            .set("InternalName", "mailferry")
            .set("OriginalFilename", "mailferry.exe")
            .set("LegalCopyright", "MIT OR Apache-2.0")
            .compile();
        compiled.expect("the resources of the Windows program; a windres or rc.exe is needed");
    }
}
