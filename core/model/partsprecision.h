#pragma once

namespace glossator {

/// How exactly trained parts are written. Usual: adapters (or all layers' weights) in 16-bit floats, heads in 32-bit, sense offsets in 8-bit integers.
/// Compact: adapters in 8-bit integers, heads in 16-bit floats, offsets in 4-bit integers; for models that are done, since every further training
/// would round again. Integers have a scale a row.
enum class PartsPrecision { Usual, Compact };

} // namespace glossator
