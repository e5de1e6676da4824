//! How often each subject allocates, and how many bytes. A program of its own, because counting
//! costs time.

use allocation_counter::measure;
use hardy_peer::contests;

fn main() {
    for contest in contests() {
        println!("{}", contest.title);
        println!("{:<12} {:>11} {:>10}", "", "allocations", "bytes");
        for subject in contest.subjects {
            let counted = measure(subject.batch(1));
            println!(
                "{:<12} {:>11} {:>10}",
                subject.name, counted.count_total, counted.bytes_total
            );
        }
        println!();
    }
}
