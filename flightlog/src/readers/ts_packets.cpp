#include "flightlog/src/readers/ts_packets.hpp"

#include <algorithm>
#include <array>

namespace transect::flightlog {
namespace {

constexpr std::size_t packet_bytes = 188;
constexpr std::size_t header_bytes = 4;
constexpr std::array<std::size_t, 3> distances{188, 192, 204};
constexpr char sync_byte = 'G';
/// As many packets as tell a rhythm from chance.
constexpr std::size_t telling = 4;
constexpr std::size_t window = std::size_t{64} << 10U;
constexpr std::size_t margin = telling * distances.back() + header_bytes;

unsigned byte_at(std::string_view bytes, std::size_t index)
{
    return static_cast<unsigned char>(bytes[index]);
}

/// The end of the bytes will do too. A packet with neither adaptation field nor payload is none.
bool begins_packet(std::string_view bytes, std::size_t at)
{
    constexpr unsigned contents = 0x30U;
    return at >= bytes.size() ||
           (bytes[at] == sync_byte &&
            (at + 3 >= bytes.size() || (byte_at(bytes, at + 3) & contents) != 0));
}

bool has_rhythm(std::string_view bytes, const TsRhythm& rhythm)
{
    if (rhythm.first + rhythm.distance >= bytes.size()) {
        return false;
    }
    for (std::size_t i = 0; i < telling; ++i) {
        if (!begins_packet(bytes, rhythm.first + i * rhythm.distance)) {
            return false;
        }
    }
    return true;
}

/// Returns how many bytes the adaptation field takes, its length included.
std::size_t read_adaptation(std::string_view rest, TsPacket& packet)
{
    constexpr unsigned discontinuity = 0x80U;
    const std::size_t length = byte_at(rest, 0);
    packet.may_jump = length > 0 && (byte_at(rest, 1) & discontinuity) != 0;
    return std::min(1 + length, rest.size());
}

TsPacket parse(std::string_view bytes)
{
    const unsigned second = byte_at(bytes, 1);
    const unsigned fourth = byte_at(bytes, 3);
    TsPacket packet;
    packet.pid = static_cast<std::uint16_t>((second & 0x1FU) << 8U | byte_at(bytes, 2));
    packet.counter = fourth & 0x0FU;
    packet.is_damaged = (second & 0x80U) != 0;
    packet.starts_unit = (second & 0x40U) != 0;
    packet.is_scrambled = (fourth & 0xC0U) != 0;
    auto rest = bytes.substr(header_bytes);
    if ((fourth & 0x20U) != 0) {
        rest.remove_prefix(read_adaptation(rest, packet));
    }
    if ((fourth & 0x10U) != 0) {
        packet.payload = rest;
    }
    return packet;
}

}  // namespace

std::optional<TsRhythm> find_rhythm(std::string_view bytes, std::size_t last_start)
{
    auto at = bytes.find(sync_byte);
    while (at != std::string_view::npos && at <= last_start) {
        for (const auto distance : distances) {
            if (has_rhythm(bytes, {at, distance})) {
                return TsRhythm{at, distance};
            }
        }
        at = bytes.find(sync_byte, at + 1);
    }
    return std::nullopt;
}

bool TsPacketReader::find_sync()
{
    while (true) {
        const auto bytes = input_->peek(window);
        const bool at_end = bytes.size() < window;
        const auto rhythm = find_rhythm(bytes, at_end ? bytes.size() : bytes.size() - margin);
        const auto passed =
            rhythm ? rhythm->first : bytes.size() - (at_end ? std::size_t{0} : margin);
        skipped_bytes_ += passed;
        input_->skip(passed);
        if (rhythm) {
            distance_ = rhythm->distance;
            last_distance_ = distance_;
            return true;
        }
        if (at_end) {
            return false;
        }
    }
}

/// Nothing where the rhythm is lost; then `distance_` is 0.
std::optional<TsPacket> TsPacketReader::next_in_rhythm()
{
    while (true) {
        const auto bytes = input_->peek(2 * distance_ + header_bytes);
        const bool follows = begins_packet(bytes, distance_);
        const bool follows_later = begins_packet(bytes, 2 * distance_);
        if (bytes.size() < packet_bytes) {
            skipped_bytes_ += bytes.size();
            input_->skip(bytes.size());
            break;
        }
        if (begins_packet(bytes, 0) && (follows || follows_later)) {
            taken_ = std::min(distance_, bytes.size());
            return parse(bytes.substr(0, packet_bytes));
        }
        if (!(follows && follows_later)) {
            break;
        }
        // Only this one packet's first bytes are damaged.
        ++without_sync_;
        input_->skip(std::min(distance_, bytes.size()));
    }
    distance_ = 0;
    return std::nullopt;
}

std::optional<TsPacket> TsPacketReader::next()
{
    input_->skip(taken_);
    taken_ = 0;
    while (true) {
        if (distance_ == 0 && !find_sync()) {
            return std::nullopt;
        }
        if (auto packet = next_in_rhythm()) {
            return packet;
        }
        if (!input_->peek(packet_bytes).empty()) {
            ++resyncs_;
        }
    }
}

}  // namespace transect::flightlog
