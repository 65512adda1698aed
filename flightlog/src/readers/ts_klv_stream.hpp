/// KLV of one elementary stream of a transport stream (MISB ST 1402).

#pragma once

#include <string>
#include <string_view>

#include "flightlog/src/readers/ts_packets.hpp"

namespace transect::flightlog {

/// The start of a PES packet of private data or metadata that shows KLV.
bool shows_klv(std::string_view payload);

/// Unwraps PES packets and the cells of access units. Hands on whole sets, so that several streams
/// can be mixed; at a loss also what is left of one.
class TsKlvStream {
public:
    /// The payload belongs behind that of the packet before.
    void push(const TsPacket& packet, std::string& klv);
    /// Something is missing behind the packet before.
    void lose(std::string& klv);

    /// The same packet once more.
    bool repeats(const TsPacket& packet) const { return packet.payload == last_payload_; }
    bool has_told() const { return has_told_; }

private:
    enum class Wrapping { unknown, none, cells };

    void finish_unit();
    void unwrap(std::string_view data, unsigned stream_id);
    void unwrap_cells(std::string_view data);
    std::size_t whole_sets();

    std::string unit_;  ///< PES packet so far
    bool in_unit_ = false;
    std::string sets_;  ///< KLV so far
    std::string last_payload_;
    Wrapping wrapping_ = Wrapping::unknown;
    bool has_told_ = false;
};

}  // namespace transect::flightlog
