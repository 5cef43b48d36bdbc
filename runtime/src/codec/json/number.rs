//! Numbers in JSON: scanned by the grammar of RFC 8259, then converted to the type of the model, without a detour
//! through floating point where that would lose digits.

/// A number as written in the body.
#[derive(Clone, Copy)]
pub(super) struct NumberText<'a> {
    /// Its characters.
    pub(super) text: &'a str,
    /// True if it has neither fraction nor exponent.
    pub(super) integral: bool,
}

/// Returns the length of the number at the start of `bytes` and whether it lacks fraction and exponent. The error is
/// the offset of the first byte that cannot belong to a number.
pub(super) fn scan(bytes: &[u8]) -> Result<(usize, bool), usize> {
    let digits = |from: usize| {
        let count = bytes
            .iter()
            .skip(from)
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        if count == 0 {
            Err(from)
        } else {
            Ok(from + count)
        }
    };
    let start = usize::from(bytes.first() == Some(&b'-'));
    let mut end = digits(start)?;
    if bytes.get(start) == Some(&b'0') && end > start + 1 {
        return Err(start + 1);
    }
    let mut integral = true;
    if bytes.get(end) == Some(&b'.') {
        integral = false;
        end = digits(end + 1)?;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        integral = false;
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        end = digits(end + 1 + sign)?;
    }
    Ok((end, integral))
}

impl NumberText<'_> {
    /// Converts to an integer if the value is integral (`3.0` and `3e2` are) and fits.
    pub(super) fn to_i64(self) -> Option<i64> {
        if self.integral {
            return self.text.parse().ok();
        }
        let (value, exact) = self.scaled(0)?;
        i64::try_from(value).ok().filter(|_| exact)
    }

    /// Converts to the nearest floating-point number, unless the value is too large.
    pub(super) fn to_f64(self) -> Option<f64> {
        self.text.parse().ok().filter(|value: &f64| value.is_finite())
    }

    /// Converts to seconds and nanoseconds; digits after the ninth decimal are dropped.
    pub(super) fn to_seconds(self) -> Option<(i64, u32)> {
        const NANOS: i128 = 1_000_000_000;
        if self.integral {
            return Some((self.text.parse().ok()?, 0));
        }
        let (nanos, _) = self.scaled(9)?;
        let seconds = i64::try_from(nanos.div_euclid(NANOS)).ok()?;
        Some((seconds, u32::try_from(nanos.rem_euclid(NANOS)).ok()?))
    }

    /// Multiplies by 10 to the power of `places`. Returns the product rounded towards zero, and whether it is exact.
    fn scaled(self, places: i64) -> Option<(i128, bool)> {
        let negative = self.text.starts_with('-');
        let unsigned = self.text.trim_start_matches('-');
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));

        let digits = whole
            .bytes()
            .chain(fraction.bytes())
            .map(|digit| i128::from(digit.wrapping_sub(b'0')));
        let zeros = digits.clone().take_while(|digit| *digit == 0).count();
        let significant = whole.len() + fraction.len() - zeros;
        if significant == 0 {
            return Some((0, true));
        }
        // position of the decimal point after scaling, counted from the first significant digit
        let point = i64::try_from(whole.len()).ok()? - i64::try_from(zeros).ok()?;
        let point = match exponent.parse::<i64>() {
            Ok(exponent) => exponent.checked_add(point)?.checked_add(places)?,
            Err(_) if exponent.starts_with('-') => return Some((0, false)),
            Err(_) => return None,
        };
        let kept = usize::try_from(point.max(0)).ok()?;

        let mut value: i128 = 0;
        let mut exact = true;
        for (index, digit) in digits.skip(zeros).enumerate() {
            if index < kept {
                value = value.checked_mul(10)?.checked_add(digit)?;
            } else if digit != 0 {
                exact = false;
                break;
            }
        }
        if kept > significant {
            let zeros = u32::try_from(kept - significant).ok()?;
            value = value.checked_mul(10i128.checked_pow(zeros)?)?;
        }
        Some((if negative { -value } else { value }, exact))
    }
}
