/** The benchmark's processes: each part of the system in a JVM of its own, none outliving us. */
@NullMarked
package dev.innovationpipeline.local.bench.part;

import org.jspecify.annotations.NullMarked;
