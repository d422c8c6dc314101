# Read by cpack for each generator: Debian packages split what is installed, a folder has the program and all it needs.
if(CPACK_GENERATOR MATCHES "TGZ")
  # One after the other into one folder: what the second adds depends on what the first has put there.
  list(GET CPACK_INSTALL_CMAKE_PROJECTS 0 build)
  set(CPACK_INSTALL_CMAKE_PROJECTS "${build};entente;program;/;${build};entente;bundle;/")
  set(CPACK_ARCHIVE_COMPONENT_INSTALL OFF)
  set(CPACK_PACKAGING_INSTALL_PREFIX "/")
endif()
