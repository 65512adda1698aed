/// KLV inside an MPEG transport stream.

#pragma once

#include <map>
#include <string>
#include <vector>

#include "transect/flightlog/log_file.hpp"

#include "flightlog/src/input/byte_stream.hpp"
#include "flightlog/src/input/log_input.hpp"
#include "flightlog/src/input/log_receiver.hpp"
#include "flightlog/src/readers/ts_klv_stream.hpp"
#include "flightlog/src/readers/ts_packets.hpp"
#include "flightlog/src/readers/ts_tables.hpp"

namespace transect::flightlog {

/// The KLV of all streams that the program maps announce, and of those that show it themselves
/// where no map was recorded. Memory does not grow with the stream.
class TransportStream final : public ByteStream {
public:
    explicit TransportStream(LogInput& input);

    std::size_t read(std::span<char> into) override;

    /// Complete once everything was read.
    TransportStatistics statistics() const;

private:
    enum class Sequel { follows, repeats, jumps };

    void fill();
    void take(const TsPacket& packet);
    void take_klv(const TsPacket& packet, Sequel sequel);
    Sequel sequel_of(const TsPacket& packet);
    TsKlvStream* stream_of(const TsPacket& packet);

    TsPacketReader packets_;
    TsTables tables_;
    std::map<std::uint16_t, TsKlvStream> streams_;
    std::vector<int> counters_;  ///< of each PID; negative before the first
    TransportStatistics statistics_;
    std::string klv_;
    std::size_t given_ = 0;  ///< bytes of `klv_`
    bool ended_ = false;
};

/// As `read_klv`. Losses of the stream are counted and are findings.
void read_transport_stream(LogInput& input, LogReceiver& receiver);

}  // namespace transect::flightlog
