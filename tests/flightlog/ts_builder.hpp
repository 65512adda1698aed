/// Wraps KLV in MPEG transport streams for tests, independently of the reader.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace transect::test {

enum class Carriage {
    private_data,  ///< stream type 0x06 registered as KLVA, PES stream 0xBD
    metadata,      ///< stream type 0x15, PES stream 0xFC, access unit cells
};

struct TsLayout {
    Carriage carriage = Carriage::private_data;
    std::size_t packet_bytes = 188;  ///< 192: time code before; 204: parity behind
    bool has_tables = true;
    bool has_time_stamps = false;     ///< PTS in PES headers
    std::size_t map_descriptors = 0;  ///< bytes of padding in the program map
    std::size_t unit_bytes = 0;       ///< KLV cut into PES of so many bytes; 0: a PES each
    std::size_t cell_bytes = 0;       ///< access units cut into cells of so many bytes; 0: whole
    std::size_t per_unit = 1;         ///< packets of KLV to a PES
    std::uint16_t pid = 0x101;
    bool has_video = false;  ///< packets of another stream in between
};

/// Packets of a transport stream, each of `packet_bytes`.
class TsWriter {
public:
    explicit TsWriter(TsLayout layout) : layout_{layout} {}

    void tables();
    void klv(const std::vector<std::string>& sets);
    const std::vector<std::string>& packets() const { return packets_; }

private:
    void section(std::uint16_t pid, const std::string& body);
    void unit(std::uint16_t pid, const std::string& bytes);
    void packet(std::uint16_t pid, const std::string& payload, char first_flag);
    std::string pes(const std::string& data) const;
    std::string cells(const std::string& set);

    TsLayout layout_;
    std::vector<std::string> packets_;
    std::vector<unsigned> counters_ = std::vector<unsigned>(8192, 0);
    unsigned sequence_ = 0;
};

std::vector<std::string> ts_packets(const std::vector<std::string>& sets, const TsLayout& layout);

std::string joined(const std::vector<std::string>& parts);

}  // namespace transect::test
