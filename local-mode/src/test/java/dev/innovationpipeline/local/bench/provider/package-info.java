/** The benchmark's provider, spoken to over HTTP. */
@NullMarked
package dev.innovationpipeline.local.bench.provider;

import org.jspecify.annotations.NullMarked;
