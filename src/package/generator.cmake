# Read by cpack before each kind of package. An archive is one folder that runs where nothing is installed.
if(CPACK_GENERATOR MATCHES "TGZ")
  set(CPACK_COMPONENTS_ALL program bundle)
  set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
  set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
  set(CPACK_COMPONENT_INCLUDE_TOPLEVEL_DIRECTORY ON)
  set(CPACK_PACKAGING_INSTALL_PREFIX "/")
endif()
