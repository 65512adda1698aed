#include "flightlog/ts_builder.hpp"

#include <algorithm>

#include "flightlog/klv_builder.hpp"

namespace transect::test {
namespace {

constexpr std::uint16_t map_pid = 0x1000;
constexpr std::uint16_t video_pid = 0x100;

/// CRC-32 of MPEG-2, bit by bit from the message's first bit.
std::uint32_t crc32(const std::string& bytes)
{
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char letter : bytes) {
        const auto byte = static_cast<unsigned char>(letter);
        for (int bit = 7; bit >= 0; --bit) {
            const std::uint32_t in = static_cast<std::uint32_t>(byte >> bit) & 1U;
            const std::uint32_t out = crc >> 31U;
            crc <<= 1U;
            if (in != out) {
                crc ^= 0x04C11DB7U;
            }
        }
    }
    return crc;
}

std::string pid_field(unsigned first_bits, std::uint16_t pid)
{
    return integer(first_bits | pid, 2);
}

std::string video_unit(std::size_t size)
{
    return hex("000001e00000800000") + std::string(size, 'G');
}

}  // namespace

void TsWriter::packet(std::uint16_t pid, const std::string& payload, char first_flag)
{
    constexpr std::size_t size = 188;
    const auto counter = counters_.at(pid)++ & 0xFU;
    const bool is_full = payload.size() + 4 == size;
    std::string bytes{"G"};
    bytes += pid_field(first_flag != 0 ? 0x4000U : 0U, pid);
    bytes += integer((is_full ? 0x10U : 0x30U) | counter, 1);
    if (!is_full) {
        const auto stuffing = size - payload.size() - 5;
        bytes += integer(stuffing, 1);
        bytes.append(stuffing > 0 ? 1 : 0, '\0');
        bytes.resize(size - payload.size(), '\xFF');
    }
    bytes += payload;
    if (layout_.packet_bytes == 192) {
        bytes.insert(0, hex("12475647"));
    }
    bytes.resize(layout_.packet_bytes, 'p');
    packets_.push_back(bytes);
}

void TsWriter::unit(std::uint16_t pid, const std::string& bytes)
{
    for (std::size_t at = 0; at < bytes.size(); at += 184) {
        packet(pid, bytes.substr(at, 184), at == 0 ? 1 : 0);
    }
}

void TsWriter::section(std::uint16_t pid, const std::string& body)
{
    const auto with_length = [&](char table) {
        return integer(static_cast<unsigned char>(table), 1) +
               integer(0xB000U | (body.size() + 4), 2) + body;
    };
    const auto whole = with_length(pid == 0 ? 0 : 2);
    auto bytes = integer(0, 1) + whole + integer(crc32(whole), 4);
    bytes.resize((bytes.size() + 183) / 184 * 184, '\xFF');
    unit(pid, bytes);
}

void TsWriter::tables()
{
    const auto version = hex("0001c10000");
    section(0, version + hex("0001") + pid_field(0xE000U, map_pid));
    const bool is_metadata = layout_.carriage == Carriage::metadata;
    const auto descriptors = is_metadata ? hex("2609ffff4b4c5641ff00ff") : hex("05044b4c5641");
    std::string padding;
    for (std::size_t left = layout_.map_descriptors; left > 2;) {
        const auto size = std::min<std::size_t>(left - 2, 200);
        padding += hex("fe") + integer(size, 1) + std::string(size, '\xA5');
        left -= size + 2;
    }
    section(
        map_pid,
        version + pid_field(0xE000U, video_pid) + integer(0xF000U | padding.size(), 2) + padding +
            hex("1b") + pid_field(0xE000U, video_pid) + hex("f000") +
            hex(is_metadata ? "15" : "06") + pid_field(0xE000U, layout_.pid) +
            integer(0xF000U | descriptors.size(), 2) + descriptors);
}

std::string TsWriter::pes(const std::string& data) const
{
    const bool is_metadata = layout_.carriage == Carriage::metadata;
    const auto stamps = layout_.has_time_stamps ? hex("8480052100010001") : hex("840000");
    return hex("000001") + hex(is_metadata ? "fc" : "bd") +
           integer(stamps.size() + data.size(), 2) + stamps + data;
}

std::string TsWriter::cells(const std::string& set)
{
    if (layout_.carriage == Carriage::private_data) {
        return set;
    }
    const auto size = layout_.cell_bytes == 0 ? set.size() : layout_.cell_bytes;
    std::string all;
    for (std::size_t at = 0; at < set.size(); at += size) {
        const auto part = set.substr(at, size);
        const unsigned first = at == 0 ? 0x80U : 0U;
        const unsigned last = at + size >= set.size() ? 0x40U : 0U;
        all += integer(0, 1) + integer(sequence_++ & 0xFFU, 1) + integer(first | last | 0x1FU, 1) +
               integer(part.size(), 2) + part;
    }
    return all;
}

void TsWriter::klv(const std::vector<std::string>& sets)
{
    for (std::size_t i = 0; i < sets.size(); i += layout_.per_unit) {
        std::string data;
        for (std::size_t j = i; j < std::min(sets.size(), i + layout_.per_unit); ++j) {
            data += cells(sets[j]);
        }
        const auto size = layout_.unit_bytes == 0 ? data.size() : layout_.unit_bytes;
        for (std::size_t at = 0; at < data.size(); at += size) {
            unit(layout_.pid, pes(data.substr(at, size)));
        }
        if (layout_.has_video) {
            unit(video_pid, video_unit(1500));
        }
    }
}

std::vector<std::string> ts_packets(const std::vector<std::string>& sets, const TsLayout& layout)
{
    TsWriter writer{layout};
    if (layout.has_tables) {
        writer.tables();
    }
    writer.klv(sets);
    return writer.packets();
}

std::string joined(const std::vector<std::string>& parts)
{
    std::string all;
    for (const auto& part : parts) {
        all += part;
    }
    return all;
}

}  // namespace transect::test
