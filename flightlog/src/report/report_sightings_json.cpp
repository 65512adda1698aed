#include "transect/formats/geojson.hpp"

#include "flightlog/src/report/report_sightings.hpp"

namespace transect::flightlog {
namespace {

using formats::JsonWriter;

void write_text(JsonWriter& json, const char* name, const std::string& text)
{
    json.key(name);
    if (text.empty()) {
        json.null();
    } else {
        json.value(text);
    }
}

void write_length(JsonWriter& json, const char* name, const std::optional<Length>& length)
{
    json.key(name);
    if (length) {
        json.value(*length / metre);
    } else {
        json.null();
    }
}

void write_place(JsonWriter& json, const char* name, const std::optional<GeoPoint>& place)
{
    json.key(name);
    if (!place) {
        json.null();
        return;
    }
    json.begin_object();
    json.member("latitude_deg", place->latitude.angle() / degree);
    json.member("longitude_deg", place->longitude.angle() / degree);
    json.end_object();
}

void write_flight(JsonWriter& json, const JoinedSighting& joined)
{
    json.key("flight");
    if (joined.flight) {
        json.value(*joined.flight + 1);
    } else {
        json.null();
    }
    json.key("other_flights");
    json.begin_array();
    for (const auto other : joined.other_flights) {
        json.value(other + 1);
    }
    json.end_array();
    json.member("phase", flight::to_string(joined.phase));
}

void write_aircraft(JsonWriter& json, const JoinedSighting& joined)
{
    json.key("aircraft");
    if (!joined.aircraft) {
        json.null();
        return;
    }
    const auto& [position, height] = *joined.aircraft;
    json.begin_object();
    json.member("latitude_deg", position.latitude.angle() / degree);
    json.member("longitude_deg", position.longitude.angle() / degree);
    json.member("altitude_msl_m", height.above_datum() / metre);
    json.end_object();
}

std::string basis_text(const SightingLook& look)
{
    return look.basis == flight::Basis::measured ? "measured" : "assumed";
}

void write_look(JsonWriter& json, const JoinedSighting& joined)
{
    json.key("look");
    if (!joined.look) {
        json.null();
        return;
    }
    const auto& look = *joined.look;
    json.begin_object();
    json.member("basis", basis_text(look));
    write_place(json, "frame_centre", look.centre);
    json.member("view", to_string(look.view));
    write_length(json, "ground_sample_distance_m", look.ground_sample_distance);
    json.end_object();
}

void write_transect(JsonWriter& json, const JoinedSighting& joined)
{
    json.key("transect");
    if (!joined.transect) {
        json.null();
        return;
    }
    json.begin_object();
    json.member("number", joined.transect->number);
    json.member("task", joined.transect->task);
    json.member("sortie", joined.transect->sortie);
    json.end_object();
}

void write_sighting(JsonWriter& json, const JoinedSighting& joined, const Report& report)
{
    const auto& sighting = joined.sighting;
    json.begin_object();
    json.member("line", sighting.line);
    json.member("time", to_iso8601(sighting.time));
    write_text(json, "category", sighting.category);
    write_text(json, "note", sighting.note);
    write_text(json, "media", sighting.media);
    write_place(json, "position", sighting.position);
    write_place(json, "place", joined.place);
    json.member("place_basis", to_string(joined.place_basis));
    write_flight(json, joined);
    write_aircraft(json, joined);
    write_length(json, "distance_m", joined.distance);
    write_length(json, "slant_range_m", joined.slant_range);
    write_look(json, joined);
    write_transect(json, joined);
    json.key("zones");
    json.begin_array();
    for (const auto zone : joined.zones) {
        json.value(report.zones[zone].name);
    }
    json.end_array();
    json.key("findings");
    json.begin_array();
    for (const auto doubt : joined.doubts) {
        json.value(to_string(doubt));
    }
    json.end_array();
    json.end_object();
}

formats::Feature feature_of(const JoinedSighting& joined)
{
    const auto& sighting = joined.sighting;
    formats::Feature feature{
        .geometry = *joined.place,
        .properties = {
            {"line", static_cast<double>(sighting.line)},
            {"time", to_iso8601(sighting.time)},
            {"category", sighting.category},
            {"note", sighting.note},
            {"media", sighting.media},
            {"place_basis", to_string(joined.place_basis)}}};
    auto& properties = feature.properties;
    if (joined.flight) {
        properties.emplace_back("flight", static_cast<double>(*joined.flight + 1));
    }
    if (joined.distance) {
        properties.emplace_back("distance_m", *joined.distance / metre);
    }
    if (joined.slant_range) {
        properties.emplace_back("slant_range_m", *joined.slant_range / metre);
    }
    if (joined.look) {
        properties.emplace_back("look", basis_text(*joined.look));
        properties.emplace_back("view", to_string(joined.look->view));
    }
    return feature;
}

}  // namespace

void write_sightings(JsonWriter& json, const Report& report)
{
    json.key("sightings");
    if (!report.sightings) {
        json.null();
        return;
    }
    json.begin_array();
    for (const auto& joined : report.sightings->joined) {
        write_sighting(json, joined, report);
    }
    json.end_array();
}

std::string sightings_geojson(const Report& report)
{
    formats::FeatureCollection collection;
    if (!report.handling.empty()) {
        collection.members.emplace_back("handling", report.handling);
    }
    double without_place = 0.0;
    for (const auto& joined : report.sightings->joined) {
        if (joined.place) {
            collection.features.push_back(feature_of(joined));
        } else {
            without_place += 1.0;
        }
    }
    collection.members.emplace_back("sightings_without_place", without_place);
    return formats::geojson(collection);
}

}  // namespace transect::flightlog
