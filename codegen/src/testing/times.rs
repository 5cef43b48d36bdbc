//! Points in time, in all timestamp formats.

use crate::model::TimestampFormat;
use crate::node::Node;

/// A point in time.
#[derive(Clone, Copy, Debug)]
pub struct Time {
    /// Seconds since 1970.
    pub seconds: f64,
    date_time: &'static str,
    http_date: &'static str,
}

const fn time(seconds: f64, date_time: &'static str, http_date: &'static str) -> Time {
    Time {
        seconds,
        date_time,
        http_date,
    }
}

/// Whole seconds and fractions, before and after 1970, the minimum and the maximum, and one from another time zone.
pub const TIMES: [Time; 7] = [
    time(
        1_700_000_000.0,
        "2023-11-14T22:13:20Z",
        "Tue, 14 Nov 2023 22:13:20 GMT",
    ),
    time(-1.5, "1969-12-31T23:59:58.5Z", "Wed, 31 Dec 1969 23:59:58.5 GMT"),
    time(
        1.123,
        "1970-01-01T00:00:01.123Z",
        "Thu, 01 Jan 1970 00:00:01.123 GMT",
    ),
    time(0.0, "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
    time(
        -62_135_596_800.0,
        "0001-01-01T00:00:00Z",
        "Mon, 01 Jan 0001 00:00:00 GMT",
    ),
    time(
        253_402_300_799.0,
        "9999-12-31T23:59:59Z",
        "Fri, 31 Dec 9999 23:59:59 GMT",
    ),
    time(
        1_700_000_000.25,
        "2023-11-15T00:43:20.250+02:30",
        "Tue, 14 Nov 2023 22:13:20.25 GMT",
    ),
];

impl Time {
    /// Finds the time of a sample.
    pub fn of(sample: &Node) -> Option<Self> {
        let seconds = sample.as_f64()?;
        TIMES.into_iter().find(|time| time.seconds == seconds)
    }

    /// Formats as a sample.
    pub fn json(&self) -> Node {
        if self.seconds.fract() == 0.0 {
            (self.seconds as i64).into()
        } else {
            self.seconds.into()
        }
    }

    /// Formats as text.
    pub fn text(&self, format: TimestampFormat) -> String {
        match format {
            TimestampFormat::EpochSeconds => self.json().to_string(),
            TimestampFormat::DateTime => self.date_time.to_owned(),
            TimestampFormat::HttpDate => self.http_date.to_owned(),
        }
    }
}
