/// Packets of an MPEG transport stream (ISO/IEC 13818-1), found in bytes of any origin.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "flightlog/src/input/log_input.hpp"

namespace transect::flightlog {

inline constexpr std::size_t ts_pids = 8192;

struct TsPacket {
    std::uint16_t pid = 0;
    unsigned counter = 0;           ///< continuity counter, 0 to 15
    bool starts_unit = false;       ///< a PES packet or a section begins in it
    bool is_damaged = false;        ///< the receiver said so
    bool is_scrambled = false;      ///<
    bool may_jump = false;          ///< the counter starts anew
    std::string_view payload = {};  ///< empty without one
};

/// Where packets stand in some bytes. They are 188 bytes long and 188 apart, 192 in recorders'
/// files (after a time code) and 204 where a receiver left the error correction.
struct TsRhythm {
    std::size_t first = 0;
    std::size_t distance = 0;
};

/// The first place from which on packets follow each other, four or as many as the bytes hold, but
/// two. Nothing beyond `last_start`.
std::optional<TsRhythm> find_rhythm(std::string_view bytes, std::size_t last_start);

/// Reads packet by packet. Where the rhythm is lost it is searched for again.
class TsPacketReader {
public:
    explicit TsPacketReader(LogInput& input) : input_{&input} {}

    /// Nothing at the end. The payload holds until the next call.
    std::optional<TsPacket> next();

    std::size_t resyncs() const { return resyncs_; }
    std::size_t skipped_bytes() const { return skipped_bytes_; }
    std::size_t without_sync() const { return without_sync_; }
    std::size_t distance() const { return last_distance_; }

private:
    bool find_sync();
    std::optional<TsPacket> next_in_rhythm();

    LogInput* input_;
    std::size_t distance_ = 0;  ///< 0 while the rhythm is not known
    std::size_t last_distance_ = 0;
    std::size_t taken_ = 0;  ///< bytes of the packet before, still to be skipped
    std::size_t resyncs_ = 0;
    std::size_t skipped_bytes_ = 0;
    std::size_t without_sync_ = 0;
};

}  // namespace transect::flightlog
