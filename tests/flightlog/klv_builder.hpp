/// Writes MISB ST 0601 packets for tests, independently of the reader.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace transect::test {

std::string hex(const std::string& digits);  ///< "060e" as bytes

/// Big-endian.
std::string integer(std::uint64_t value, std::size_t bytes);

/// Definite length in the shortest form.
std::string ber(std::size_t length);

std::string item(unsigned tag, const std::string& value);

/// Key, length, the given items and a right checksum.
std::string packet(const std::string& items);

/// The same with the sum of the payload alone.
std::string packet_with_payload_sum(const std::string& items);

/// Time, pose and frame centre of a turret at 14.5 N 3.9 W, 1300 m, looking straight ahead and 30°
/// down; `microseconds` since 1970.
std::string pose_items(std::uint64_t microseconds);

}  // namespace transect::test
