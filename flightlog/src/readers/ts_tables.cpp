#include "flightlog/src/readers/ts_tables.hpp"

#include <algorithm>
#include <utility>

#include "flightlog/src/readers/ber.hpp"

namespace transect::flightlog {
namespace {

constexpr std::size_t length_end = 3;  ///< of a section, behind its length
constexpr std::size_t longest_section = 4096;
constexpr std::size_t header_bytes = 8;
constexpr std::size_t crc_bytes = 4;
/// More programs than any stream of a turret has; bounds memory.
constexpr std::size_t most_tables = 256;
constexpr std::uint16_t association_pid = 0;
constexpr std::uint16_t first_free_pid = 0x10;
constexpr std::uint16_t null_pid = 0x1FFF;
constexpr std::uint64_t pid_bits = 0x1FFF;
constexpr std::uint64_t length_bits = 0x0FFF;

unsigned byte_at(std::string_view bytes, std::size_t index)
{
    return static_cast<unsigned char>(bytes[index]);
}

std::uint16_t pid_at(std::string_view bytes, std::size_t at)
{
    return static_cast<std::uint16_t>(big_endian(bytes.substr(at, 2)) & pid_bits);
}

std::size_t length_at(std::string_view bytes, std::size_t at)
{
    return big_endian(bytes.substr(at, 2)) & length_bits;
}

/// Zero over a whole section with its own CRC.
std::uint32_t crc_of(std::string_view bytes)
{
    constexpr std::uint32_t polynomial = 0x04C11DB7U;
    constexpr std::uint32_t top = 0x80000000U;
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        crc ^= static_cast<std::uint32_t>(static_cast<unsigned char>(byte)) << 24U;
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc & top) != 0 ? crc << 1U ^ polynomial : crc << 1U;
        }
    }
    return crc;
}

bool is_registered_as_klv(std::string_view descriptors)
{
    constexpr unsigned registration = 0x05;
    while (descriptors.size() >= 2) {
        const std::size_t length = byte_at(descriptors, 1);
        const auto content = descriptors.substr(2, length);
        if (byte_at(descriptors, 0) == registration && content.starts_with("KLVA")) {
            return true;
        }
        descriptors.remove_prefix(std::min(2 + length, descriptors.size()));
    }
    return false;
}

bool carries_klv(unsigned stream_type, std::string_view descriptors)
{
    constexpr unsigned private_data = 0x06;
    constexpr unsigned metadata = 0x15;
    return stream_type == metadata ||
           (stream_type == private_data && is_registered_as_klv(descriptors));
}

}  // namespace

std::vector<std::string> TsSections::push(const TsPacket& packet)
{
    auto payload = packet.payload;
    std::vector<std::string> sections;
    if (packet.starts_unit) {
        const std::size_t rest = payload.empty() ? 0 : byte_at(payload, 0);
        if (payload.size() < 1 + rest) {
            collects_ = false;
            return sections;
        }
        if (collects_) {
            bytes_ += payload.substr(1, rest);
            sections = complete();
        }
        bytes_ = payload.substr(1 + rest);
        collects_ = true;
    } else if (collects_) {
        bytes_ += payload;
    }
    for (auto& section : complete()) {
        sections.push_back(std::move(section));
    }
    return sections;
}

std::vector<std::string> TsSections::complete()
{
    constexpr unsigned stuffing = 0xFF;
    std::vector<std::string> sections;
    while (collects_ && bytes_.size() >= length_end) {
        const auto size = length_end + length_at(bytes_, 1);
        if (byte_at(bytes_, 0) == stuffing || size > longest_section) {
            collects_ = false;
            break;
        }
        if (bytes_.size() < size) {
            break;
        }
        auto section = bytes_.substr(0, size);
        if (crc_of(section) == 0) {
            sections.push_back(std::move(section));
        }
        bytes_.erase(0, size);
    }
    return sections;
}

TsTables::TsTables()
{
    sections_[association_pid];
}

void TsTables::push(const TsPacket& packet)
{
    constexpr unsigned association = 0x00;
    constexpr unsigned program_map = 0x02;
    for (const auto& section : sections_[packet.pid].push(packet)) {
        if (section.size() < header_bytes + crc_bytes) {
            continue;
        }
        const auto table = byte_at(section, 0);
        if (table == association && packet.pid == association_pid) {
            read_association(section);
        } else if (table == program_map && packet.pid != association_pid) {
            read_program(section);
        }
    }
}

void TsTables::read_association(std::string_view section)
{
    auto programs = section.substr(header_bytes, section.size() - header_bytes - crc_bytes);
    for (; programs.size() >= 4; programs.remove_prefix(4)) {
        const auto pid = pid_at(programs, 2);
        const bool is_program = big_endian(programs.substr(0, 2)) != 0;
        if (is_program && pid >= first_free_pid && pid != null_pid &&
            sections_.size() < most_tables) {
            sections_[pid];
        }
    }
}

void TsTables::read_program(std::string_view section)
{
    constexpr std::size_t fixed = 12;
    constexpr std::size_t entry = 5;
    has_program_map_ = true;
    auto rest = section.substr(0, section.size() - crc_bytes);
    if (rest.size() < fixed) {
        return;
    }
    const auto info = length_at(rest, fixed - 2);
    rest.remove_prefix(std::min(fixed + info, rest.size()));
    while (rest.size() >= entry) {
        const auto pid = pid_at(rest, 1);
        const auto length = length_at(rest, 3);
        if (carries_klv(byte_at(rest, 0), rest.substr(entry, length))) {
            announced_.insert(pid);
        } else {
            announced_.erase(pid);
        }
        rest.remove_prefix(std::min(entry + length, rest.size()));
    }
}

}  // namespace transect::flightlog
