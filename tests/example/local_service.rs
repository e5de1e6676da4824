//! A server on this computer that plays AWS Multi-party Approval with canned teams and sessions, so
//! that you can try the client without an account.
//!
//! `cargo run --example local_service`

mod service;

use std::io;
use std::net::Ipv4Addr;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use clap::Parser;
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use service::Service;

/// The largest body that the service reads, in bytes.
const MAX_BODY: usize = 1 << 20;

/// Plays AWS Multi-party Approval on this computer, with canned data.
///
/// It lists and returns approval teams, identity sources and sessions, and changes nothing. A request
/// needs a signature, which is not checked. The team `busy` throttles every request for its sessions.
#[derive(Parser)]
#[command(name = "local_service")]
struct Arguments {
    /// The port; 0 for a free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let Arguments { port } = Arguments::parse();
    match serve(port).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: port {port} on 127.0.0.1: {error}");
            if error.kind() == io::ErrorKind::AddrInUse {
                eprintln!("Choose another port, or a free one by --port 0.");
            }
            ExitCode::FAILURE
        }
    }
}

/// Serves requests until the program is interrupted.
async fn serve(port: u16) -> io::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    introduce(&format!("http://{}", listener.local_addr()?));
    let service = Arc::new(Service::new());
    loop {
        let stream = match listener.accept().await {
            Ok((stream, _)) => stream,
            Err(error) => {
                // One connection failed, or there are too many.
                eprintln!("error: cannot accept a connection: {error}");
                tokio::time::sleep(Duration::from_millis(100)).await;
                continue;
            }
        };
        let service = Arc::clone(&service);
        tokio::spawn(async move {
            let handler = service_fn(|request| respond(&service, request));
            let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), handler);
            if let Err(error) = connection.await {
                eprintln!("error: a connection failed: {error}");
            }
        });
    }
}

type BodyError = Box<dyn std::error::Error + Send + Sync>;

async fn respond(
    service: &Service,
    request: Request<Incoming>,
) -> Result<Response<String>, BodyError> {
    let (head, body) = request.into_parts();
    let body = Limited::new(body, MAX_BODY).collect().await?.to_bytes();
    let request = Request::from_parts(head, ());
    let response = service.respond(&request, &body);
    let (method, uri) = (request.method(), request.uri());
    println!("{} {method} {uri}", response.status().as_u16());
    Ok(response)
}

/// Prints where the service is, and what to do next.
fn introduce(url: &str) {
    println!(
        "AWS Multi-party Approval with canned data is at {url} until you press Ctrl-C.\n\
         In another terminal:\n\
         \n\
         export AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local\n\
         cargo run --example list_sessions -- --endpoint-url {url} --max-items 4 \
         arn:aws:mpa:us-east-1:123456789012:approval-team/payments\n"
    );
}
