/** Measures what documents that harm a careless reader cost the runs beside them. */
@NullMarked
package dev.innovationpipeline.benchmarks.baddocument;

import org.jspecify.annotations.NullMarked;
