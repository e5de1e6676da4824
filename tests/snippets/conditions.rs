//! Nobody makes by hand what the functions of a field return.

use multipartyapproval::types::SessionStatusFilter;

fn main() {
    let _ = SessionStatusFilter(()); //~ E0423
    let _ = SessionStatusFilter::default(); //~ E0599
}
