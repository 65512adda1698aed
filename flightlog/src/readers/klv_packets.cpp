#include "flightlog/src/readers/klv_packets.hpp"

#include <optional>

#include "flightlog/src/readers/ber.hpp"

namespace transect::flightlog {
namespace {

constexpr std::uint32_t checksum_tag = 1;
/// Larger than any packet that fits a datagram; bounds the work that lying lengths can cause.
constexpr std::size_t largest_packet = std::size_t{64} << 10U;

/// Nothing when an item leaves the payload.
std::optional<std::vector<KlvItem>> parse_items(std::string_view payload)
{
    std::vector<KlvItem> items;
    while (!payload.empty()) {
        const auto tag = parse_ber_tag(payload);
        if (!tag) {
            return std::nullopt;
        }
        payload.remove_prefix(tag->bytes);
        const auto length = parse_ber_length(payload);
        if (!length || length->value > payload.size() - length->bytes) {
            return std::nullopt;
        }
        items.push_back({tag->value, payload.substr(length->bytes, length->value)});
        payload.remove_prefix(length->bytes + length->value);
    }
    return items;
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

struct Step {
    KlvPacket packet;
    std::size_t bytes = st0601_key.size();  ///< how far to go on
};

Step read_packet(std::string_view bytes, std::size_t offset)
{
    Step step{.packet = {.offset = offset, .state = PacketState::damaged, .items = {}}};
    const auto extent = extent_of(bytes);
    if (!extent) {
        return step;
    }
    auto items = parse_items(extent->payload);
    const auto end = extent->whole.size();
    if (items) {
        step.packet.state = check_sum(*extent, *items);
        step.packet.items = std::move(*items);
    }
    const bool ends_well = end == bytes.size() || bytes.substr(end).starts_with(st0601_key);
    if (step.packet.state == PacketState::good || ends_well) {
        step.bytes = end;
    }
    return step;
}

}  // namespace

std::vector<KlvPacket> find_packets(std::string_view bytes)
{
    std::vector<KlvPacket> packets;
    auto at = bytes.find(st0601_key);
    while (at != std::string_view::npos) {
        auto step = read_packet(bytes.substr(at), at);
        packets.push_back(std::move(step.packet));
        at = bytes.find(st0601_key, at + step.bytes);
    }
    return packets;
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
