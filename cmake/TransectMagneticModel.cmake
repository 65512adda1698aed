# GeographicLib reads a magnetic model from two files: a text that describes it, which is ours, and
# its coefficients, which the build makes of the official ones.

set(transect_magnetic_dir "${PROJECT_BINARY_DIR}/planner/data/magnetic")

# transect_magnetic_model(NAME OFFICIAL.COF), with NAME.wmm beside OFFICIAL.COF
function(transect_magnetic_model name official)
    get_filename_component(official "${official}" ABSOLUTE)
    get_filename_component(folder "${official}" DIRECTORY)
    set(description "${folder}/${name}.wmm")
    # The identifier that both files must bear.
    file(STRINGS "${description}" id REGEX "^ID ")
    string(REGEX REPLACE "^ID +" "" id "${id}")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${description}")
    set(made "${transect_magnetic_dir}/${name}.wmm")
    file(MAKE_DIRECTORY "${transect_magnetic_dir}")
    add_custom_command(OUTPUT "${made}" "${made}.cof"
        COMMAND transect_convert_wmm "${official}" "${id}" "${made}.cof"
        COMMAND "${CMAKE_COMMAND}" -E copy_if_different "${description}" "${made}"
        DEPENDS "${official}" "${description}"
        COMMENT "Making the magnetic model ${name}"
        VERBATIM)
    add_custom_target("transect_${name}" ALL DEPENDS "${made}" "${made}.cof")
endfunction()
