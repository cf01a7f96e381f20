/** Exports as documents of Office: workbooks (XLSX) and texts (DOCX). */
@NullMarked
package dev.innovationpipeline.ingest.export.office;

import org.jspecify.annotations.NullMarked;
