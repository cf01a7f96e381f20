/** How many calls may be open at once; adapts to the provider. */
@NullMarked
package dev.innovationpipeline.processor.llm.limit;

import org.jspecify.annotations.NullMarked;
