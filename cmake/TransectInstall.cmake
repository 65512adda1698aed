include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/transect")
set(data_dir "${CMAKE_INSTALL_DATADIR}/transect")

set(libraries transect_planner transect_formats)
set(programs transect-planner)
if(TARGET transect_flightlog)
    list(APPEND libraries transect_flightlog)
    list(APPEND programs transect-flightlog)
endif()
install(TARGETS ${libraries} EXPORT transect_targets)
install(TARGETS ${programs})  # programs are not exported
install(DIRECTORY include/transect "${PROJECT_BINARY_DIR}/include/transect"
    DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(DIRECTORY planner/data/ DESTINATION "${data_dir}" PATTERN "*.COF" EXCLUDE)
install(DIRECTORY "${transect_magnetic_dir}/" DESTINATION "${data_dir}/magnetic")
install(EXPORT transect_targets
    FILE transectTargets.cmake NAMESPACE transect:: DESTINATION "${package_dir}")

configure_package_config_file(cmake/transectConfig.cmake.in transectConfig.cmake
    INSTALL_DESTINATION "${package_dir}" PATH_VARS data_dir)
write_basic_package_version_file(transectConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES
    "${PROJECT_BINARY_DIR}/transectConfig.cmake"
    "${PROJECT_BINARY_DIR}/transectConfigVersion.cmake"
    cmake/FindGeographicLib.cmake
    DESTINATION "${package_dir}")

# The licences of what the libraries carry inside themselves.
install(FILES
    "${PROJECT_SOURCE_DIR}/LICENSE"
    "${PROJECT_SOURCE_DIR}/NOTICE"
    "${PROJECT_SOURCE_DIR}/planner/src/formats/web/leaflet_licence.txt"
    DESTINATION "${CMAKE_INSTALL_DOCDIR}")
