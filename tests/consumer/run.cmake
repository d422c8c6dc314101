# Installs entente into a folder, then builds and runs consumer.cpp against it: with find_package
# and with pkg-config. cmake -DBUILD=… -DSOURCE=… -DCXX=… -DGENERATOR=… -P run.cmake
set(work ${BUILD}/tests/consumer)
file(REMOVE_RECURSE ${work})
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE out)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${ARGN}\n${out}")
  endif()
  set(out "${out}" PARENT_SCOPE)
endfunction()

function(run_consumer program)
  run(${program})
  if(NOT out MATCHES "^drawn with entente [0-9]")
    message(FATAL_ERROR "${program} printed: ${out}")
  endif()
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${work}/prefix)

run(${CMAKE_COMMAND} -G ${GENERATOR} -S ${SOURCE} -B ${work}/build -DCMAKE_PREFIX_PATH=${work}/prefix -DCMAKE_CXX_COMPILER=${CXX})
run(${CMAKE_COMMAND} --build ${work}/build)
run_consumer(${work}/build/consumer)

file(GLOB_RECURSE pc ${work}/prefix/*/entente.pc)
get_filename_component(folder ${pc} DIRECTORY)
set(ENV{PKG_CONFIG_PATH} ${folder})
run(pkg-config --cflags --libs entente)
separate_arguments(flags UNIX_COMMAND "${out}")
run(${CXX} -std=c++20 ${SOURCE}/consumer.cpp -o ${work}/by-pkg-config ${flags})
run_consumer(${work}/by-pkg-config)

# What is installed beside the library.
foreach(file bin/entente share/man/man1/entente.1 share/bash-completion/completions/entente
             share/zsh/site-functions/_entente share/fish/vendor_completions.d/entente.fish)
  if(NOT EXISTS ${work}/prefix/${file})
    message(FATAL_ERROR "not installed: ${file}")
  endif()
endforeach()
run(${work}/prefix/bin/entente --version)
