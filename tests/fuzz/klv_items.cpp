#include "fuzz/klv_items.hpp"

#include "flightlog/klv_builder.hpp"
#include "flightlog/src/readers/klv.hpp"
#include "fuzz/log_reader.hpp"

namespace transect::fuzz {
namespace {

constexpr std::size_t length_bytes = 2;

std::size_t length_at_front(std::string_view bytes)
{
    const auto high = static_cast<unsigned char>(bytes[0]);
    const auto low = static_cast<unsigned char>(bytes[1]);
    return high * 256U + low;
}

}  // namespace

void klv_items(std::string_view bytes)
{
    // The length of a packet counts its sum too.
    constexpr std::size_t longest_set = 0xFFFF - 4;
    std::string packets;
    while (bytes.size() >= length_bytes) {
        const auto length = std::min(length_at_front(bytes), longest_set);
        bytes.remove_prefix(length_bytes);
        packets += test::packet(std::string{bytes.substr(0, length)});
        bytes.remove_prefix(std::min(length, bytes.size()));
    }
    check_log_reader(packets, flightlog::read_klv);
}

std::string as_klv_items(const std::vector<std::string>& sets)
{
    std::string bytes;
    for (const auto& set : sets) {
        bytes += test::integer(set.size(), length_bytes) + set;
    }
    return bytes;
}

}  // namespace transect::fuzz
