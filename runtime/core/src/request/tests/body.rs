//! Tests of bodies: content, and content type.

use super::{header, post};
use crate::body::Body;
use crate::format::json::Writer;

#[test]
fn one_member_is_the_whole_body() {
    let number = Some(&5);
    let absent: Option<&i32> = None;
    let stream = Body::from("streamed");
    for (builder, body, content_type) in [
        (
            post().raw_payload("text/plain", Some("raw")),
            "raw",
            "text/plain",
        ),
        (
            post().raw_payload("image/jpg", Some(b"1234")),
            "1234",
            "image/jpg",
        ),
        (
            post().stream_payload("text/plain", Some(&stream)),
            "streamed",
            "text/plain",
        ),
        (
            post().payload(number, Writer::integer),
            "5",
            "application/json",
        ),
        (
            post().structure_payload(absent, Writer::integer),
            "{}",
            "application/json",
        ),
        (
            post()
                .header("Content-Type", ["image/jpg"])
                .raw_payload("application/octet-stream", Some("1234")),
            "1234",
            "image/jpg",
        ),
    ] {
        let request = builder.path("/").build().expect("a good request");
        assert_eq!(request.body(), &body.to_owned().into());
        assert_eq!(header(&request, "content-type"), Some(content_type));
        let length = body.len().to_string();
        assert_eq!(header(&request, "content-length"), Some(length.as_str()));
    }
}

#[test]
fn without_the_member_there_is_no_body() {
    let nothing: Option<&str> = None;
    for builder in [
        post().raw_payload("text/plain", nothing),
        post().stream_payload("text/plain", None),
        post().payload(None, Writer::integer::<i32>),
    ] {
        let request = builder.path("/").build().expect("a good request");
        assert_eq!(request.body(), &Body::default());
        assert!(request.headers().is_empty());
    }
}

#[cfg(feature = "md5")]
#[test]
fn a_checksum_is_made_unless_it_is_set() {
    let checksum = |builder: &mut crate::RequestBuilder| {
        let request = builder.path("/").content_md5().build();
        let request = request.expect("a good request");
        header(&request, "content-md5").map(str::to_owned)
    };
    let body = Some("lamp");
    assert_eq!(
        checksum(post().raw_payload("text/plain", body)).as_deref(),
        Some("Jjrdt2ERWKLD23wWSiDMLw==")
    );
    assert_eq!(checksum(&mut post()), None);
    let set = checksum(
        post()
            .raw_payload("text/plain", body)
            .header("Content-MD5", ["mine"]),
    );
    assert_eq!(set.as_deref(), Some("mine"));
}

#[cfg(feature = "sha256")]
#[test]
fn hashes_are_made_of_bodies_in_memory_unless_they_are_set() {
    let hashes = |builder: &mut crate::RequestBuilder| {
        let request = builder.path("/").sha256("X-Hash").sha256_tree("X-Tree");
        let request = request.build().expect("a good request");
        ["x-hash", "x-tree"].map(|name| header(&request, name).map(str::to_owned))
    };
    const MEBIBYTE: usize = 1024 * 1024;
    for (length, hash, tree) in [
        (
            0,
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        ),
        (
            4,
            "61be55a8e2f6b4e172338bddf184d6dbee29c98853e0a0485ecee7f27b9af0b4",
            "61be55a8e2f6b4e172338bddf184d6dbee29c98853e0a0485ecee7f27b9af0b4",
        ),
        (
            MEBIBYTE,
            "9bc1b2a288b26af7257a36277ae3816a7d4f16e89c1e7e77d0a5c48bad62b360",
            "9bc1b2a288b26af7257a36277ae3816a7d4f16e89c1e7e77d0a5c48bad62b360",
        ),
        (
            2 * MEBIBYTE + 1,
            "16a429a1e5162fcf59e3079724763e9afafcef1e2c7f862571e9267b3d959113",
            "b4c40de8c0f297322b07d3be87d1228c6f2f45b75c8c515def68bf5e2e228592",
        ),
        (
            5 * MEBIBYTE,
            "a29968fad2e782aa9f2040a35f05adb97ed8979eb1f572c8c8ea78637e275f3c",
            "1ca676a2caf9791fcf24580c2c6f9b051ebbf689720da6ff8c41f2d01cdde5ea",
        ),
    ] {
        let expected = [hash, tree].map(|text| Some(text.to_owned()));
        let body = Some("a".repeat(length));
        let hashes = hashes(post().raw_payload("text/plain", body));
        assert_eq!(hashes, expected, "{length} bytes");
    }
    assert_eq!(hashes(&mut post()), [None, None]);
    let stream = Body::stream(Body::from("lamp"));
    assert_eq!(
        hashes(post().stream_payload("text/plain", Some(&stream))),
        [None, None]
    );
    let set = hashes(
        post()
            .raw_payload("text/plain", Some("lamp"))
            .header("X-Tree", ["mine"]),
    );
    assert_eq!(set[1].as_deref(), Some("mine"));
}
