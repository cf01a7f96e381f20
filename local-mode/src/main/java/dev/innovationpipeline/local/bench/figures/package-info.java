/** What every benchmark needs: percentiles, what processes use, tables. */
@NullMarked
package dev.innovationpipeline.local.bench.figures;

import org.jspecify.annotations.NullMarked;
