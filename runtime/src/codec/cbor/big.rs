//! Numbers of arbitrary size: decimal text for the caller, a tagged byte string in CBOR.

use super::bytes::{DECIMAL, NEGATIVE, POSITIVE};
use crate::schema::read::ReadError;
use crate::schema::write_error::WriteError;
use minicbor::data::{Tag, Type};
use minicbor::{Decoder, Encoder};

/// The maximum number of digits. Converting between bases takes quadratic time.
const MAX_DIGITS: usize = 10_000;

/// Writes a number: as a plain integer if it fits into 64 bits, otherwise as a bignum; as a decimal fraction if it has
/// a point or an exponent.
pub(super) fn write(encoder: &mut Encoder<&mut Vec<u8>>, text: &str) -> Result<(), WriteError> {
    let wrong = || WriteError::new("not a number that CBOR can write");
    let (mantissa, exponent) = text
        .split_once(['e', 'E'])
        .map_or((text, None), |(m, e)| (m, Some(e)));
    if exponent.is_none() && !mantissa.contains('.') {
        return integer(encoder, mantissa).ok_or_else(wrong);
    }
    let exponent: i64 = exponent.map_or(Ok(0), str::parse).map_err(|_| wrong())?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let places = i64::try_from(fraction.len()).map_err(|_| wrong())?;
    let exponent = exponent.checked_sub(places).ok_or_else(wrong)?;
    let head = encoder
        .tag(Tag::new(DECIMAL))
        .and_then(|encoder| encoder.array(2))
        .and_then(|encoder| encoder.i64(exponent));
    head.map_err(|error| WriteError::new(error.to_string()))?;
    integer(encoder, &format!("{whole}{fraction}")).ok_or_else(wrong)
}

fn integer(encoder: &mut Encoder<&mut Vec<u8>>, text: &str) -> Option<()> {
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.is_empty() || digits.len() > MAX_DIGITS || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    // both branches of the conversion give an argument that fits into a plain CBOR integer
    if let Ok(value) = digits.parse::<u64>() {
        let written = match (is_negative, value.checked_sub(1)) {
            (true, Some(below)) => encoder.int(minicbor::data::Int::try_from(-1 - i128::from(below)).ok()?),
            _ => encoder.u64(value),
        };
        return written.ok().map(drop);
    }
    let mut bytes = to_bytes(digits);
    if is_negative {
        decrement(&mut bytes);
    }
    let tag = Tag::new(if is_negative { NEGATIVE } else { POSITIVE });
    let written = encoder.tag(tag).and_then(|encoder| encoder.bytes(&bytes));
    written.ok().map(drop)
}

/// Reads a number of any size. Anything that is not a number is an error.
pub(super) fn read(decoder: &mut Decoder<'_>) -> Result<String, ReadError> {
    let at = decoder.position();
    let wrong = |message: &'static str| ReadError::new(message).at(at);
    let failed = |error: minicbor::decode::Error| ReadError::new(error.to_string()).at(at);
    match decoder.datatype().map_err(failed)? {
        Type::Tag => match decoder.tag().map_err(failed)?.as_u64() {
            tag @ (POSITIVE | NEGATIVE) => {
                let bytes = decoder.bytes().map_err(failed)?;
                // 10,000 digits are less than 4,160 bytes
                if bytes.len() > 4_160 {
                    return Err(wrong("a number with too many digits"));
                }
                let mut bytes = bytes.to_vec();
                if tag == NEGATIVE {
                    increment(&mut bytes);
                }
                let sign = if tag == NEGATIVE { "-" } else { "" };
                Ok(format!("{sign}{}", to_digits(bytes)))
            }
            DECIMAL => {
                let length = decoder.array().map_err(failed)?;
                if length.is_some_and(|length| length != 2) {
                    return Err(wrong("a decimal fraction that is not a pair"));
                }
                let exponent = decoder.i64().map_err(failed)?;
                // the digits cannot be a decimal fraction themselves, so this recurses once at most
                if decoder.datatype().map_err(failed)? == Type::Tag
                    && decoder.probe().tag().map_err(failed)?.as_u64() == DECIMAL
                {
                    return Err(wrong("a decimal fraction inside another"));
                }
                let digits = read(decoder)?;
                if length.is_none() {
                    decoder.skip().map_err(failed)?;
                }
                decimal(&digits, exponent).ok_or_else(|| wrong("a decimal fraction out of range"))
            }
            _ => Err(wrong("a tag that is not one of a number")),
        },
        _ => Ok(decoder.int().map_err(failed)?.to_string()),
    }
}

/// Formats digits and an exponent: with a decimal point if that is short, otherwise with an exponent.
fn decimal(digits: &str, exponent: i64) -> Option<String> {
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", digits),
    };
    if exponent >= 0 || exponent < -(MAX_DIGITS as i64) {
        return Some(match exponent {
            0 => format!("{sign}{digits}"),
            _ => format!("{sign}{digits}E{exponent}"),
        });
    }
    let places = usize::try_from(exponent.unsigned_abs()).ok()?;
    let padded = format!("{digits:0>width$}", width = places + 1);
    let (whole, fraction) = padded.split_at_checked(padded.len() - places)?;
    Some(format!("{sign}{whole}.{fraction}"))
}

/// Converts decimal digits to big-endian bytes without leading zeros.
fn to_bytes(digits: &str) -> Vec<u8> {
    let mut bytes: Vec<u8> = Vec::new();
    for digit in digits.bytes() {
        let mut carry = u16::from(digit - b'0');
        for byte in bytes.iter_mut().rev() {
            let value = u16::from(*byte) * 10 + carry;
            *byte = value as u8;
            carry = value >> 8;
        }
        if carry > 0 {
            bytes.insert(0, carry as u8);
        }
    }
    bytes
}

/// Converts big-endian bytes to decimal digits.
fn to_digits(mut bytes: Vec<u8>) -> String {
    let mut digits = Vec::new();
    while bytes.iter().any(|byte| *byte != 0) {
        let mut rest = 0_u16;
        for byte in &mut bytes {
            let value = (rest << 8) | u16::from(*byte);
            *byte = (value / 10) as u8;
            rest = value % 10;
        }
        digits.push(char::from(b'0' + rest as u8));
    }
    if digits.is_empty() {
        "0".to_owned()
    } else {
        digits.into_iter().rev().collect()
    }
}

fn decrement(bytes: &mut [u8]) {
    for byte in bytes.iter_mut().rev() {
        let (value, borrowed) = byte.overflowing_sub(1);
        *byte = value;
        if !borrowed {
            return;
        }
    }
}

fn increment(bytes: &mut Vec<u8>) {
    for byte in bytes.iter_mut().rev() {
        let (value, carried) = byte.overflowing_add(1);
        *byte = value;
        if !carried {
            return;
        }
    }
    bytes.insert(0, 1);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip(text: &str) -> String {
        let mut bytes = Vec::new();
        write(&mut Encoder::new(&mut bytes), text).expect("a number");
        read(&mut Decoder::new(&bytes)).expect("a number")
    }

    #[test]
    fn numbers_come_back_as_they_were() {
        for text in [
            "0",
            "-1",
            "18446744073709551615",
            "18446744073709551616",
            "-18446744073709551616",
            "-18446744073709551617",
            "123456789012345678901234567890",
            "0.1",
            "-0.100000000000000000000001",
            "100000000000000000000001.0",
        ] {
            assert_eq!(round_trip(text), text);
        }
        assert_eq!(round_trip("1e5"), "1E5");
        assert_eq!(round_trip("15E-1"), "1.5");
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "-", "x", "1.2.3", "1e", "."] {
            assert!(write(&mut Encoder::new(&mut Vec::new()), text).is_err(), "{text}");
        }
        assert!(write(&mut Encoder::new(&mut Vec::new()), &"9".repeat(MAX_DIGITS + 1)).is_err());
    }
}
