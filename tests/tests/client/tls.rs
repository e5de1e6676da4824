//! TLS and proxies, with certificates made here.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use hardy_client::{Config, TransportErrorKind};
use multipartyapproval::Error;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use tempfile::TempDir;

use super::environment::config;
use super::mpa::{Client, request};
use super::on_tokio;
use super::server::{Behavior, Server, success};

/// What a server does with a connection.
type Respond = fn(TcpStream, Arc<ServerConfig>);

/// A server with TLS, and a file with the certificate that signed its own.
pub(crate) struct Secure {
    port: u16,
    pub(crate) root: PathBuf,
    _folder: TempDir,
}

impl Secure {
    /// Starts a server of HTTP/1.1 whose certificate is for `name`.
    pub(crate) fn start(name: &str) -> Self {
        Self::start_with(name, &[], respond)
    }

    /// Starts a server that selects one of `protocols`, if the client offers any.
    pub(crate) fn start_with(name: &str, protocols: &[&str], respond: Respond) -> Self {
        let mut authority = CertificateParams::new(Vec::new()).expect("it has no names");
        // Not the name of the server: OpenSSL takes a certificate that names itself for its own authority.
        let name_of_authority = "authority of a test";
        authority
            .distinguished_name
            .push(DnType::CommonName, name_of_authority);
        authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key");
        let authority = CertifiedIssuer::self_signed(authority, key).expect("a certificate");
        let key = KeyPair::generate().expect("a key");
        let params = CertificateParams::new([name.to_owned()]).expect("the name is valid");
        let certificate = params.signed_by(&key, &authority).expect("a certificate");

        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().join("root.pem");
        std::fs::write(&root, authority.pem()).expect("it is written");

        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let key = PrivateKeyDer::try_from(key.serialize_der()).expect("it is a key");
        let mut settings = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("the provider has them")
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .expect("they belong together");
        let protocols = protocols.iter().map(|name| name.as_bytes().to_vec());
        settings.alpn_protocols = protocols.collect();
        let settings = Arc::new(settings);
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let port = listener.local_addr().expect("it has an address").port();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let settings = Arc::clone(&settings);
                thread::spawn(move || respond(stream, settings));
            }
        });
        Self {
            port,
            root,
            _folder: folder,
        }
    }

    fn url(&self) -> String {
        format!("https://localhost:{}", self.port)
    }

    pub(crate) fn config(&self, variables: &[(&str, &str)]) -> Config {
        let variables = [&[("AWS_REGION", "us-east-1")], variables].concat();
        let url = self.url();
        let config = config(&variables, "").expect("the settings are valid");
        config.with_endpoint_url(url).with_max_attempts(1)
    }
}

/// Reads a request of HTTP/1.1, and sends a success.
pub(crate) fn respond(stream: TcpStream, settings: Arc<ServerConfig>) {
    let Ok(connection) = ServerConnection::new(settings) else {
        return;
    };
    let mut stream = StreamOwned::new(connection, stream);
    // The client may refuse the certificate.
    if stream.read(&mut [0; 4096]).is_ok() {
        let _ = stream.write_all(&success());
    }
    let _ = stream.read(&mut [0]);
}

/// The texts about a certificate for another name, and about one of an unknown authority. Of other systems, only the kind
/// of the error is known.
const REFUSALS: [&str; 2] = match cfg!(any(feature = "ring", feature = "aws-lc-rs")) {
    true => [
        "not valid for name \"localhost\"",
        "invalid peer certificate",
    ],
    false if cfg!(target_os = "linux") => ["hostname mismatch", "certificate verify failed"],
    false => ["", ""],
};

fn call(config: &Config) -> Result<(), (TransportErrorKind, String)> {
    let client = Client::new(config).expect("the settings are valid");
    match on_tokio(client.list_sessions(request()).into_future()) {
        Ok(_) => Ok(()),
        Err(Error::Transport(error)) => Err((error.kind(), error.to_string())),
        Err(error) => panic!("not an error of the transport: {error}"),
    }
}

#[test]
fn trusts_the_certificates_of_a_file() {
    let server = Secure::start("localhost");
    let config = server.config(&[]);
    call(&config.with_ca_bundle(&server.root)).expect("the certificate is trusted");
}

#[test]
fn refuses_a_wrong_name_and_an_unknown_root() {
    let server = Secure::start("example.com");
    let config = server.config(&[]).with_ca_bundle(&server.root);
    let (kind, text) = call(&config).expect_err("the name is wrong");
    assert_eq!(kind, TransportErrorKind::Tls, "{text}");
    let [wrong_name, unknown_root] = REFUSALS;
    assert!(text.contains(wrong_name), "{text}");

    let (known, unknown) = (Secure::start("localhost"), Secure::start("localhost"));
    let config = unknown.config(&[]).with_ca_bundle(&known.root);
    let (kind, text) = call(&config).expect_err("the root is unknown");
    assert_eq!(kind, TransportErrorKind::Tls, "{text}");
    assert!(text.contains(unknown_root), "{text}");
}

#[test]
fn names_the_setting_of_a_file_without_certificates() {
    let server = Secure::start("localhost");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("empty.pem");
    std::fs::write(&file, "nothing").expect("it is written");
    let absent = folder.path().join("absent.pem");
    for (file, expected) in [
        (&file, "there is none in PEM form"),
        (&absent, "No such file or directory (os error 2)"),
    ] {
        let path = file.display().to_string();
        let config = server.config(&[("AWS_CA_BUNDLE", path.as_str())]);
        let (kind, text) = call(&config).expect_err("there are no certificates");
        assert_eq!(kind, TransportErrorKind::Configuration, "{text}");
        assert_eq!(
            text,
            format!(
                "ListSessions: invalid configuration: AWS_CA_BUNDLE: cannot use the certificates in {path}: \
                 {expected}"
            )
        );
    }
}

/// Closes the connection in the handshake.
fn close_after_hello(mut stream: TcpStream, _settings: Arc<ServerConfig>) {
    let _ = stream.read(&mut [0; 4096]);
}

/// Reads a request, and closes the connection without the words of TLS for it.
fn close_after_request(stream: TcpStream, settings: Arc<ServerConfig>) {
    if let Ok(connection) = ServerConnection::new(settings) {
        let mut stream = StreamOwned::new(connection, stream);
        let _ = stream.read(&mut [0; 4096]);
    }
}

#[test]
fn tries_again_after_a_connection_was_closed() {
    let at_once: Respond = |_, _| {};
    for respond in [at_once, close_after_hello, close_after_request] {
        let server = Secure::start_with("localhost", &[], respond);
        let config = server.config(&[]).with_ca_bundle(&server.root);
        let (kind, text) = call(&config.with_max_attempts(2)).expect_err("it is closed");
        assert_eq!(kind, TransportErrorKind::Broken, "{text}");
        assert!(text.ends_with("(2 attempts)"), "{text}");
    }
}

/// A proxy that makes tunnels, and the heads of the requests for them.
fn proxy() -> (String, Arc<Mutex<Vec<String>>>) {
    proxy_to(|target| target)
}

/// A proxy whose tunnels end at another address than the requests for them state.
fn proxy_to(
    end_of: impl Fn(String) -> String + Send + 'static,
) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it has an address");
    let heads = Arc::<Mutex<Vec<String>>>::default();
    let log = Arc::clone(&heads);
    thread::spawn(move || {
        for mut client in listener.incoming().flatten() {
            let mut head = [0; 1024];
            let length = client.read(&mut head).unwrap_or_default();
            let head = String::from_utf8_lossy(&head[..length]).into_owned();
            let target = head.split(' ').nth(1).unwrap_or_default().to_owned();
            log.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(head);
            let Ok(server) = TcpStream::connect(end_of(target)) else {
                let _ = client.write_all(b"HTTP/1.1 502 Bad Gateway\r\n\r\n");
                continue;
            };
            let _ = client.write_all(b"HTTP/1.1 200 Connected\r\n\r\n");
            for (mut from, mut to) in [
                (client.try_clone(), server.try_clone()),
                (Ok(server), Ok(client)),
            ]
            .into_iter()
            .filter_map(|(from, to)| Some((from.ok()?, to.ok()?)))
            {
                thread::spawn(move || std::io::copy(&mut from, &mut to));
            }
        }
    });
    (format!("http://me:secret@{address}"), heads)
}

#[test]
fn connects_through_a_proxy() {
    let server = Secure::start("localhost");
    let (proxy, heads) = proxy();
    let heads = || heads.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let config = |variables: &[(&str, &str)]| server.config(variables).with_ca_bundle(&server.root);
    call(&config(&[("HTTPS_PROXY", &proxy)])).expect("the proxy makes a tunnel");
    let head = heads().pop().expect("the proxy was used");
    let target = format!("CONNECT localhost:{} HTTP/1.1\r\n", server.port);
    assert!(head.starts_with(&target), "{head}");
    assert!(
        head.to_lowercase()
            .contains("proxy-authorization: basic bwu6c2vjcmv0\r\n"),
        "{head}"
    );

    for (variables, expected) in [
        (&[("https_proxy", proxy.as_str())][..], 2),
        (&[("ALL_PROXY", &proxy)], 3),
        (&[("HTTP_PROXY", &proxy)], 3),
        (&[("HTTPS_PROXY", &proxy), ("NO_PROXY", "localhost")], 3),
        (&[("HTTPS_PROXY", &proxy), ("NO_PROXY", "*")], 3),
    ] {
        call(&config(variables)).expect("it succeeds");
        assert_eq!(heads().len(), expected, "{variables:?}");
    }
}

#[test]
fn checks_the_certificates_of_addresses() {
    for (name, url, is_trusted) in [
        ("127.0.0.1", "https://127.0.0.1", true),
        ("127.0.0.1", "https://127.0.0.2", false),
        // A machine may have no such address; a proxy needs none.
        ("::1", "https://[::1]", true),
        ("::1", "https://[::2]", false),
    ] {
        let server = Secure::start(name);
        let port = server.port;
        let (proxy, _) = proxy_to(move |_| format!("127.0.0.1:{port}"));
        let config = server.config(&[("HTTPS_PROXY", &proxy)]);
        let config = config.with_ca_bundle(&server.root).with_endpoint_url(url);
        match call(&config) {
            Ok(()) => assert!(is_trusted, "{url}"),
            Err((kind, text)) => {
                assert!(!is_trusted, "{url}: {text}");
                assert_eq!(kind, TransportErrorKind::Tls, "{text}");
            }
        }
    }
}

#[test]
fn a_proxy_forwards_requests_without_tls() {
    let server = Server::start(vec![Behavior::Respond(success()); 2]);
    let proxy = server.url.replace("http://", "http://me:secret@");
    let variables = [
        ("AWS_REGION", "us-east-1"),
        ("AWS_ENDPOINT_URL", "http://service.invalid"),
        ("HTTP_PROXY", proxy.as_str()),
    ];
    let with_proxy = config(&variables, "").expect("the settings are valid");
    call(&with_proxy).expect("the proxy forwards it");
    let head = server.received()[0].head.clone();
    assert!(
        head.starts_with("POST http://service.invalid/approval-teams/"),
        "{head}"
    );
    assert!(
        head.contains("proxy-authorization: Basic bWU6c2VjcmV0\r\n"),
        "{head}"
    );

    // Each machine has its own metadata.
    let of_instance = with_proxy
        .with_endpoint_url("http://169.254.254.254:1")
        .with_connect_timeout(std::time::Duration::from_millis(100))
        .with_max_attempts(1);
    let client = Client::new(&of_instance).expect("the settings are valid");
    // Whatever is at this address.
    let _ = on_tokio(client.list_sessions(request()).into_future());
    assert_eq!(server.received().len(), 1);

    // A server of CGI sets `HTTP_PROXY` to what a request states.
    let variables = [&variables[..], &[("REQUEST_METHOD", "GET")]].concat();
    let of_cgi = config(&variables, "").expect("the settings are valid");
    let (kind, _) = call(&of_cgi.with_max_attempts(1)).expect_err("no such host exists");
    assert_eq!(kind, TransportErrorKind::Connect);
}

#[test]
fn a_proxy_that_refuses_is_an_error_of_connecting() {
    let server = Server::start([Behavior::RespondAndClose(
        b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n".to_vec(),
    )]);
    let secure = Secure::start("localhost");
    let config = secure.config(&[("HTTPS_PROXY", &server.url)]);
    let (kind, text) = call(&config.with_ca_bundle(&secure.root)).expect_err("it refuses");
    assert_eq!(kind, TransportErrorKind::Connect, "{text}");
    let (target, proxy) = (&secure.url(), &server.url);
    let expected = format!("cannot connect to {target} through the proxy {proxy}: ");
    assert!(text.contains(&expected), "{text}");
    assert!(text.contains("proxy authorization required"), "{text}");
}
