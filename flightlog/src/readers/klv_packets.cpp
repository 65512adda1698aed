#include "flightlog/src/readers/klv_packets.hpp"

#include <algorithm>
#include <optional>

#include "flightlog/src/readers/ber.hpp"

namespace transect::flightlog {
namespace {

constexpr std::uint32_t checksum_tag = 1;
/// Larger than any packet that fits a datagram; bounds the work that lying lengths can cause.
constexpr std::size_t largest_packet = std::size_t{64} << 10U;
/// The standard has 143. Bounds the work on noise in which every key seems to begin a long packet.
constexpr std::size_t most_items = 1024;
/// So far ahead everything can be told about a packet: key, length, payload, and the key after it.
constexpr std::size_t farthest_look = largest_packet + 64;

/// Returns whether all items lie within the payload and are as many as a packet can have.
bool parse_items(std::string_view payload, std::vector<KlvItem>& items)
{
    while (!payload.empty()) {
        const auto tag = parse_ber_tag(payload);
        if (!tag || items.size() == most_items) {
            return false;
        }
        payload.remove_prefix(tag->bytes);
        const auto length = parse_ber_length(payload);
        if (!length || length->value > payload.size() - length->bytes) {
            return false;
        }
        items.push_back({tag->value, payload.substr(length->bytes, length->value)});
        payload.remove_prefix(length->bytes + length->value);
    }
    return true;
}

struct Extent {
    std::string_view payload;
    std::string_view whole;  ///< from the key on
};

/// `bytes` begins with the key.
std::optional<Extent> extent_of(std::string_view bytes)
{
    const auto rest = bytes.substr(st0601_key.size());
    const auto length = parse_ber_length(rest);
    if (!length || length->value > largest_packet || length->value > rest.size() - length->bytes) {
        return std::nullopt;
    }
    const auto payload = rest.substr(length->bytes, length->value);
    return Extent{payload, bytes.substr(0, st0601_key.size() + length->bytes + length->value)};
}

PacketState check_sum(const Extent& extent, const std::vector<KlvItem>& items)
{
    if (items.empty() || items.back().tag != checksum_tag || items.back().value.size() != 2) {
        return PacketState::bad_checksum;
    }
    const auto sum = big_endian(items.back().value);
    if (klv_checksum(extent.whole.substr(0, extent.whole.size() - 2)) == sum) {
        return PacketState::good;
    }
    if (klv_checksum(extent.payload.substr(0, extent.payload.size() - 2)) == sum) {
        return PacketState::payload_sum;
    }
    return PacketState::bad_checksum;
}

/// `bytes` begins with the key and `packet` is filled anew, so that its memory is used again.
/// Returns how far to go on.
std::size_t read_packet(std::string_view bytes, KlvPacket& packet)
{
    packet.state = PacketState::damaged;
    packet.items.clear();
    const auto extent = extent_of(bytes);
    if (!extent) {
        return st0601_key.size();
    }
    const auto end = extent->whole.size();
    if (parse_items(extent->payload, packet.items)) {
        packet.state = check_sum(*extent, packet.items);
    } else {
        packet.items.clear();
    }
    const bool ends_well = end == bytes.size() || bytes.substr(end).starts_with(st0601_key);
    return packet.state == PacketState::good || ends_well ? end : st0601_key.size();
}

}  // namespace

std::vector<KlvPacket> find_packets(std::string_view bytes)
{
    std::vector<KlvPacket> packets;
    auto at = bytes.find(st0601_key);
    while (at != std::string_view::npos) {
        auto& packet = packets.emplace_back();
        packet.offset = at;
        const auto taken = read_packet(bytes.substr(at), packet);
        at = bytes.find(st0601_key, at + taken);
    }
    return packets;
}

const KlvPacket* PacketReader::next()
{
    input_->skip(taken_);
    taken_ = 0;
    while (true) {
        const auto ahead = input_->peek(farthest_look);
        const auto at = ahead.find(st0601_key);
        if (at != std::string_view::npos) {
            pass_over(at);
            packet_.offset = input_->offset();
            taken_ = read_packet(input_->peek(farthest_look), packet_);
            return &packet_;
        }
        if (ahead.size() < farthest_look) {
            pass_over(ahead.size());
            return nullptr;
        }
        pass_over(ahead.size() - (st0601_key.size() - 1));
    }
}

void PacketReader::pass_over(std::size_t bytes)
{
    input_->skip(bytes);
    skipped_bytes_ += bytes;
}

std::uint16_t klv_checksum(std::string_view bytes)
{
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const std::uint32_t byte = static_cast<unsigned char>(bytes[i]);
        sum += i % 2 == 0 ? byte << 8U : byte;
    }
    return static_cast<std::uint16_t>(sum);
}

}  // namespace transect::flightlog
