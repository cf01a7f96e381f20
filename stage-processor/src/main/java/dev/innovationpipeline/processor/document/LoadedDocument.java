package dev.innovationpipeline.processor.document;

import dev.innovationpipeline.processor.document.store.KeptDocuments.Keeping;
import dev.innovationpipeline.processor.document.text.Document;
import dev.innovationpipeline.processor.memory.RunMemory;
import dev.innovationpipeline.schema.document.ReadText;
import dev.innovationpipeline.schema.document.SourceDocument;

/**
 * The document of a run.
 *
 * @param text the document's text with its passages
 * @param keeping to be waited for before the run says that it has read the document
 * @param memory to be closed when the stage ends
 */
public record LoadedDocument(
    Document document,
    ReadText text,
    SourceDocument source,
    Keeping keeping,
    RunMemory.Held memory) {}
