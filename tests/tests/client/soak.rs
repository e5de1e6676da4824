//! Many calls at once to a server that fails at random: none is lost, and nothing stays behind.

use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use hardy_client::{Config, Credentials};

use super::mpa::{Client, request};
use super::on_tokio;
use super::server::{read_request, response, success};

const TASKS: u64 = 8;

/// How many requests got which response.
#[derive(Debug, Default)]
struct Counts {
    requests: AtomicU64,
    successes: AtomicU64,
}

fn count(counter: &AtomicU64) -> u64 {
    counter.fetch_add(1, Ordering::SeqCst)
}

/// Starts a server. Of 200 requests, 14 get something else than a success.
fn server() -> (String, Arc<Counts>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = listener.local_addr().expect("it has an address");
    let counts = Arc::<Counts>::default();
    let shared = Arc::clone(&counts);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let counts = Arc::clone(&shared);
            thread::spawn(move || serve(stream, &counts));
        }
    });
    (format!("http://{address}"), counts)
}

fn serve(mut stream: TcpStream, counts: &Counts) {
    while read_request(&mut stream).is_some() {
        let number = count(&counts.requests);
        // Mixed, so that the faults of several tasks meet.
        let (bytes, closes) = match number.wrapping_mul(0x9e37_79b9) % 200 {
            0..4 => (Vec::new(), true),
            4..7 => (
                b"HTTP/1.1 200 OK\r\ncontent-length: 90\r\n\r\n{\"Ses".to_vec(),
                true,
            ),
            7..10 => (response("503 Service Unavailable", "", ""), false),
            10..12 => (
                response("429 Too Many Requests", "x-amz-retry-after: 1\r\n", ""),
                false,
            ),
            12..14 => (response("500 Internal Server Error", "", "<html>"), true),
            14..18 => (success(), true),
            _ => (success(), false),
        };
        if bytes == success() {
            count(&counts.successes);
        }
        if stream.write_all(&bytes).is_err() || closes {
            return;
        }
    }
}

/// Bytes of memory that the process has, and its open files.
#[cfg(target_os = "linux")]
fn usage() -> (u64, usize) {
    let pages = std::fs::read_to_string("/proc/self/statm").expect("Linux has it");
    let pages = pages
        .split(' ')
        .nth(1)
        .and_then(|pages| pages.parse::<u64>().ok());
    let files = std::fs::read_dir("/proc/self/fd")
        .expect("Linux has it")
        .count();
    (pages.expect("it is a number") * 4096, files)
}

#[cfg(not(target_os = "linux"))]
fn usage() -> (u64, usize) {
    (0, 0)
}

/// Makes calls in several tasks, and returns how many succeeded.
async fn make_calls(client: &Client, calls: u64) -> u64 {
    let tasks: Vec<_> = (0..TASKS)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move {
                let mut successes = 0;
                for _ in 0..calls / TASKS {
                    match client.list_sessions(request()).await {
                        Ok(_) => successes += 1,
                        Err(error) => {
                            let text = error.to_string();
                            assert!(text.contains(" attempt"), "{text}");
                        }
                    }
                }
                successes
            })
        })
        .collect();
    let mut successes = 0;
    for task in tasks {
        successes += task.await.expect("the task ends");
    }
    successes
}

fn soak(calls: u64) {
    let (url, counts) = server();
    let config = Config::new("us-east-1", Credentials::new("AKIDEXAMPLE", "secret"))
        .with_endpoint_url(url)
        .with_read_timeout(Duration::from_secs(10));
    let client = Client::new(&config).expect("the settings are valid");
    on_tokio(async {
        // Fills pools and caches.
        let mut successes = make_calls(&client, TASKS * 50).await;
        let (memory, files) = usage();
        successes += make_calls(&client, calls).await;
        let (memory_after, files_after) = usage();
        assert_eq!(successes, counts.successes.load(Ordering::SeqCst));
        // Nearly all succeed, because most retries do.
        assert!(successes > calls * 99 / 100, "{successes} of {calls}");
        // Threads of the server come and go with connections.
        let grown = memory_after.saturating_sub(memory);
        assert!(grown < 8 << 20, "{grown} bytes more");
        assert!(
            files_after < files + 2 * TASKS as usize,
            "{files} files, now {files_after}"
        );
    });
}

#[test]
fn loses_no_call() {
    soak(2_000);
}

#[test]
#[ignore = "takes two minutes; `cargo xtask ci --full` runs it"]
fn loses_no_call_of_a_hundred_thousand() {
    soak(100_000);
}
