/** Charts that Office programs draw and people can edit. */
@NullMarked
package dev.innovationpipeline.ingest.export.chart;

import org.jspecify.annotations.NullMarked;
