/// Finds MISB ST 0601 packets in a stream of bytes and checks their sums.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "flightlog/src/input/log_input.hpp"

namespace transect::flightlog {

/// Universal label of the UAS datalink local set.
inline constexpr std::string_view st0601_key{
    "\x06\x0e\x2b\x34\x02\x0b\x01\x01\x0e\x01\x03\x01\x01\x00\x00\x00", 16};

struct KlvItem {
    std::uint32_t tag = 0;
    std::string_view value;
};

enum class PacketState {
    good,
    payload_sum,   ///< the sum is that of the payload alone, as some encoders write it
    bad_checksum,  ///< or none at all
    damaged,       ///< a length does not fit
};

struct KlvPacket {
    std::size_t offset = 0;
    PacketState state = PacketState::damaged;
    std::vector<KlvItem> items;  ///< in file order; empty when damaged
};

/// Every place where the key stands, in order. After a packet that cannot be trusted the search
/// goes on behind its key, because its length may lie.
std::vector<KlvPacket> find_packets(std::string_view bytes);

/// The same packets, one by one from a log of any size.
class PacketReader {
public:
    explicit PacketReader(LogInput& input) : input_{&input} {}

    /// The next packet, which holds until the next call; null at the end.
    const KlvPacket* next();

    /// Bytes passed over so far that belong to no packet.
    std::uint64_t skipped_bytes() const { return skipped_bytes_; }

private:
    void pass_over(std::size_t bytes);

    LogInput* input_;
    KlvPacket packet_;
    std::size_t taken_ = 0;  ///< bytes of the packet before, still to be skipped
    std::uint64_t skipped_bytes_ = 0;
};

/// ST 0601's 16-bit sum: every byte, those at even positions shifted up by eight bits.
std::uint16_t klv_checksum(std::string_view bytes);

}  // namespace transect::flightlog
