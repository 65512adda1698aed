#include "transect/flightlog/log_file.hpp"

namespace transect::flightlog {

std::string to_string(LogFormat format)
{
    switch (format) {
        case LogFormat::garmin_g1000:
            return "garmin-g1000";
        case LogFormat::garmin_g3x:
            return "garmin-g3x";
        case LogFormat::misb_st0601:
            return "misb-st0601";
        case LogFormat::gpx:
            return "gpx";
        case LogFormat::kml:
            return "kml";
        case LogFormat::nmea_0183:
            return "nmea-0183";
        case LogFormat::igc:
            return "igc";
        case LogFormat::readsb:
            return "readsb";
        case LogFormat::opensky:
            return "opensky";
        case LogFormat::sbs:
            return "sbs";
        case LogFormat::gpsbabel:
            return "gpsbabel";
        case LogFormat::unknown:
            break;
    }
    return "unknown";
}

std::string to_string(DropReason reason)
{
    switch (reason) {
        case DropReason::cut_last_row:
            return "last row cut";
        case DropReason::blank_row:
            return "blank row";
        case DropReason::row_too_long:
            return "row longer than 64 KiB";
        case DropReason::column_count:
            return "wrong number of columns";
        case DropReason::no_time:
            return "no date or time";
        case DropReason::no_utc_offset:
            return "no UTC offset in the whole log";
        case DropReason::no_position:
            return "no position (no GPS fix)";
        case DropReason::stale_position:
            return "position older than its row";
        case DropReason::unreadable:
            return "unreadable time or position";
        case DropReason::repeated_time:
            return "same time as the row before";
        case DropReason::spike:
            return "position that cannot have been flown to";
        case DropReason::bad_checksum:
            return "bad checksum";
        case DropReason::damaged_packet:
            break;
    }
    return "damaged packet";
}

}  // namespace transect::flightlog
