package dev.innovationpipeline.testing.architecture;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseLabelTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.PatternTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds switches over our own types that have a default. The syntax tree gives the labels, {@link
 * OwnTypes} whether they are constants of an enum or cases of a sealed type of ours.
 */
final class SwitchDefaults extends TreeScanner<@Nullable Void, @Nullable Void> {

  private final CompilationUnitTree unit;
  private final OwnTypes types;
  private final List<String> violations = new ArrayList<>();

  private SwitchDefaults(CompilationUnitTree unit, OwnTypes types) {
    this.unit = unit;
    this.types = types;
  }

  static List<String> in(JavaClasses classes) {
    return in(SourceFiles.main(classes), classes);
  }

  static List<String> in(List<Path> files, JavaClasses classes) {
    List<String> violations = new ArrayList<>();
    for (CompilationUnitTree unit : SourceFiles.parse(files)) {
      SwitchDefaults scanner = new SwitchDefaults(unit, new OwnTypes(unit, classes));
      scanner.scan(unit, null);
      violations.addAll(scanner.violations);
    }
    return violations;
  }

  @Override
  public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void unused) {
    check(tree.getExpression(), tree.getCases());
    return super.visitSwitch(tree, null);
  }

  @Override
  public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void unused) {
    check(tree.getExpression(), tree.getCases());
    return super.visitSwitchExpression(tree, null);
  }

  private void check(ExpressionTree selector, List<? extends CaseTree> cases) {
    List<CaseLabelTree> labels = new ArrayList<>();
    cases.forEach(one -> labels.addAll(one.getLabels()));
    if (labels.stream().noneMatch(DefaultCaseLabelTree.class::isInstance)) {
      return;
    }
    Set<String> constants = new HashSet<>();
    boolean sealed = false;
    for (CaseLabelTree label : labels) {
      if (label instanceof ConstantCaseLabelTree constant) {
        addName(constant.getConstantExpression(), constants);
      } else if (label instanceof PatternCaseLabelTree pattern) {
        sealed |= isSealed(pattern.getPattern());
      }
    }
    if (sealed || types.hasEnumWith(constants)) {
      violations.add("%s: switch %s".formatted(unit.getSourceFile().getName(), selector));
    }
  }

  private boolean isSealed(PatternTree pattern) {
    Tree type =
        pattern instanceof BindingPatternTree binding
            ? binding.getVariable().getType()
            : pattern instanceof DeconstructionPatternTree record
                ? record.getDeconstructor()
                : pattern;
    return types.isCaseOfSealedType(type.toString());
  }

  private static void addName(ExpressionTree label, Set<String> constants) {
    if (label instanceof IdentifierTree name) {
      constants.add(name.getName().toString());
    } else if (label instanceof MemberSelectTree qualified) {
      constants.add(qualified.getIdentifier().toString());
    }
  }
}
