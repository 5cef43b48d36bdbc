//! Parses the timestamps in a model, in the formats of the trait `timestampFormat`.

/// Parses the format `date-time` (RFC 3339, `1985-04-12T23:20:50.52Z`) to seconds since 1970.
pub fn from_date_time(text: &str) -> Option<f64> {
    let (date, time) = text.split_once(['T', 't'])?;
    let mut parts = date.splitn(3, '-');
    let year = digits(parts.next()?, 4)?;
    let month = digits(parts.next()?, 2)?;
    let day = digits(parts.next()?, 2)?;
    let zone = time.find(['Z', 'z', '+', '-'])?;
    let (clock, zone) = (time.get(..zone)?, time.get(zone..)?);
    let offset = match zone.split_at_checked(1)? {
        ("Z" | "z", "") => 0,
        (sign, offset) => {
            let (hours, minutes) = offset.split_once(':')?;
            let (hours, minutes) = (digits(hours, 2)?, digits(minutes, 2)?);
            if hours > 23 || minutes > 59 {
                return None;
            }
            let offset = hours * 3600 + minutes * 60;
            if sign == "-" {
                -offset
            } else {
                offset
            }
        }
    };
    let (seconds, fraction) = seconds(clock)?;
    Some((days(year, month, day)? * 86_400 + seconds - offset) as f64 + fraction)
}

/// Parses the format `http-date` (`Tue, 29 Apr 2014 18:30:38 GMT`, optionally with a fraction) to seconds since 1970.
pub fn from_http_date(text: &str) -> Option<f64> {
    const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";
    let (weekday, rest) = text.split_once(", ")?;
    let mut parts = rest.split(' ');
    let day = digits(parts.next()?, 2)?;
    let month = parts.next().filter(|part| part.len() == 3)?;
    let month = MONTHS.find(month).filter(|at| at % 3 == 0)? / 3 + 1;
    let year = digits(parts.next()?, 4)?;
    let (seconds, fraction) = seconds(parts.next()?)?;
    let is_weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].contains(&weekday);
    if !is_weekday || parts.next() != Some("GMT") || parts.next().is_some() {
        return None;
    }
    Some((days(year, month as i64, day)? * 86_400 + seconds) as f64 + fraction)
}

fn digits(text: &str, count: usize) -> Option<i64> {
    let fits = text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| fits)
}

/// Parses `18:30:38.5` to whole seconds since midnight and the fraction.
fn seconds(clock: &str) -> Option<(i64, f64)> {
    let (whole, fraction) = match clock.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|b| b.is_ascii_digit()) && !fraction.is_empty() => {
            (whole, format!("0.{fraction}").parse().ok()?)
        }
        Some(_) => return None,
        None => (clock, 0.0),
    };
    let mut parts = whole.splitn(3, ':');
    let hours = digits(parts.next()?, 2)?;
    let minutes = digits(parts.next()?, 2)?;
    let seconds = digits(parts.next()?, 2)?;
    // 60 is a leap second
    (hours < 24 && minutes < 60 && seconds <= 60).then_some((hours * 3600 + minutes * 60 + seconds, fraction))
}

/// Counts the days from 1970 to a date of the Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=length).contains(&day) {
        return None;
    }
    // years are counted from March, so that a leap day is the last day of its year
    let (year, month) = match month {
        1 | 2 => (year - 1, month + 9),
        _ => (year, month - 3),
    };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * month + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_counted_from_1970() {
        assert_eq!(from_date_time("1970-01-01T00:00:00Z"), Some(0.0));
        assert_eq!(from_date_time("1985-04-12T23:20:50.5Z"), Some(482_196_050.5));
        assert_eq!(from_date_time("2000-02-29T23:59:59+01:00"), Some(951_865_199.0));
        assert_eq!(from_date_time("1969-12-31T23:59:59Z"), Some(-1.0));
        assert_eq!(
            from_http_date("Tue, 29 Apr 2014 18:30:38 GMT"),
            Some(1_398_796_238.0)
        );
        assert_eq!(
            from_http_date("Sun, 02 Jan 2000 20:34:56.5 GMT"),
            Some(946_845_296.5)
        );
    }

    #[test]
    fn invalid_timestamps_are_refused() {
        for text in [
            "",
            "2000-01-01",
            "2001-02-29T00:00:00Z",
            "2000-13-01T00:00:00Z",
            "2000-01-01T24:00:00Z",
            "2000-01-01T00:00:00",
            "2000-01-01T00:00:00+25:00",
            "é",
        ] {
            assert_eq!(from_date_time(text), None, "{text}");
        }
        for text in [
            "",
            "29 Apr 2014 18:30:38 GMT",
            "Tue, 29 pr2 2014 18:30:38 GMT",
            "Tue, 29 Apr 2014 18:30:38",
            "Tue, 31 Apr 2014 18:30:38 GMT",
        ] {
            assert_eq!(from_http_date(text), None, "{text}");
        }
    }
}
