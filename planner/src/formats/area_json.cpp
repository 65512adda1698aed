#include "formats/area_json.hpp"

#include <string>

#include "formats/geojson_reader.hpp"
#include "formats/profile_files.hpp"

namespace transect::formats {
namespace {

FeatureSelection selection(const JsonView& where)
{
    FeatureSelection result;
    where.for_each_member([&](const std::string& key, const JsonView& value) {
        if (value.is_number()) {
            result[key] = value.number();
        } else {
            result[key] = value.string();
        }
    });
    return result;
}

}  // namespace

MultiPolygon area_or_file(const JsonView& value, const std::optional<MissionFolders>& folders)
{
    if (value.find("type")) {
        return area_at(value);
    }
    value.allow_only({"file", "where"});
    const auto reference = value["file"];
    const auto where = value.find("where");
    if (!folders) {
        value.fail("a mission inside another file holds its areas inline");
    }
    const auto file = folders->mission / reference.string();
    if (!is_geojson_name(file)) {
        reference.fail(std::string{geojson_only});
    }
    const auto text = text_of(file, reference);
    return parse_area(
        {.text = text, .file = file.native()}, where ? selection(*where) : FeatureSelection{});
}

}  // namespace transect::formats
