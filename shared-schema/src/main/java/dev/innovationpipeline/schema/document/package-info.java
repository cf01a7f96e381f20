/** Documents as they were read: texts and their passages, to which evidence refers by ids. */
@NullMarked
package dev.innovationpipeline.schema.document;

import org.jspecify.annotations.NullMarked;
