/** Measures how well and how fast documents are read. */
@NullMarked
package dev.innovationpipeline.benchmarks.documents;

import org.jspecify.annotations.NullMarked;
