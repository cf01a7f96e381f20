/** An evaluation as tables, JSON and a page with plots. */
@NullMarked
package dev.innovationpipeline.benchmarks.evaluate.report;

import org.jspecify.annotations.NullMarked;
