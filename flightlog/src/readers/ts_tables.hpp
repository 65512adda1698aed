/// What the tables of a transport stream say about its contents.

#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "flightlog/src/readers/ts_packets.hpp"

namespace transect::flightlog {

/// Puts the sections of one PID together.
class TsSections {
public:
    /// The sections that the packet completes, those with a right CRC only.
    std::vector<std::string> push(const TsPacket& packet);

private:
    std::vector<std::string> complete();

    std::string bytes_;
    bool collects_ = false;
};

/// Follows the association table to the program maps, and all changes of both.
class TsTables {
public:
    TsTables();

    bool is_table(std::uint16_t pid) const { return sections_.contains(pid); }
    void push(const TsPacket& packet);

    /// A program map says that the PID carries KLV: stream type 0x15, or 0x06 registered as KLVA.
    bool announces_klv(std::uint16_t pid) const { return announced_.contains(pid); }
    bool has_program_map() const { return has_program_map_; }

private:
    void read_association(std::string_view section);
    void read_program(std::string_view section);

    std::map<std::uint16_t, TsSections> sections_;
    std::set<std::uint16_t> announced_;
    bool has_program_map_ = false;
};

}  // namespace transect::flightlog
