//! Tests of bodies: what is in them, and what is made of them.

use super::{header, post};
use crate::body::Body;
use crate::json::Writer;

#[test]
fn one_member_is_the_whole_body() {
    let number = Some(&5);
    let absent: Option<&i32> = None;
    let stream = Body::from("streamed");
    for (builder, body, content_type) in [
        (
            post().payload("text/plain", Some("raw")),
            "raw",
            "text/plain",
        ),
        (
            post().payload("image/jpg", Some(b"1234")),
            "1234",
            "image/jpg",
        ),
        (
            post().stream_payload("text/plain", Some(&stream)),
            "streamed",
            "text/plain",
        ),
        (
            post().json_payload(number, Writer::integer),
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
                .payload("application/octet-stream", Some("1234")),
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
        post().payload("text/plain", nothing),
        post().stream_payload("text/plain", None),
        post().json_payload(None, Writer::integer::<i32>),
    ] {
        let request = builder.path("/").build().expect("a good request");
        assert_eq!(request.body(), &Body::default());
        assert!(request.headers().is_empty());
    }
}

#[cfg(feature = "md5")]
#[test]
fn a_checksum_is_made_unless_it_is_set() {
    let checksum = |builder: crate::RequestBuilder| {
        let request = builder.path("/").content_md5().build();
        let request = request.expect("a good request");
        header(&request, "content-md5").map(str::to_owned)
    };
    let body = || post().payload("text/plain", Some("lamp"));
    assert_eq!(
        checksum(body()).as_deref(),
        Some("Jjrdt2ERWKLD23wWSiDMLw==")
    );
    assert_eq!(checksum(post()), None);
    let set = body().header("Content-MD5", ["mine"]);
    assert_eq!(checksum(set).as_deref(), Some("mine"));
}

#[cfg(feature = "gzip")]
#[test]
fn large_bodies_are_compressed() {
    use crate::request::COMPRESSED_FROM;

    let text = "lamp".repeat(COMPRESSED_FROM / 4);
    let body = |length: usize| post().path("/").payload("text/plain", text.get(..length));
    let small = body(COMPRESSED_FROM - 1).gzip().build().expect("small");
    assert_eq!(header(&small, "content-encoding"), None);
    let large = body(COMPRESSED_FROM).gzip().build().expect("large");
    assert_eq!(header(&large, "content-encoding"), Some("gzip"));
    let bytes = large.body().bytes().expect("in memory");
    assert_eq!(bytes.get(..2), Some([0x1f, 0x8b].as_slice()));
    assert_eq!(
        header(&large, "content-length"),
        Some(bytes.len().to_string().as_str())
    );
    let mut unpacked = String::new();
    let mut decoder = flate2::read::GzDecoder::new(bytes.as_ref());
    std::io::Read::read_to_string(&mut decoder, &mut unpacked).expect("what gzip made");
    assert_eq!(unpacked, text);
    let earlier = body(COMPRESSED_FROM).header("Content-Encoding", ["custom"]);
    let twice = earlier.gzip().build().expect("large");
    assert_eq!(header(&twice, "content-encoding"), Some("custom, gzip"));
}
