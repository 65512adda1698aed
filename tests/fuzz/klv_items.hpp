#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace transect::fuzz {

/// Sets of KLV items, each behind its length in two bytes, are wrapped into packets with a right
/// checksum and read: a changed byte would otherwise seldom get past the sum.
void klv_items(std::string_view bytes);

/// The bytes that `klv_items` takes apart into these sets.
std::string as_klv_items(const std::vector<std::string>& sets);

}  // namespace transect::fuzz
