package io.tieout.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.FieldVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;

/**
 * Not a single instruction works on a double or a float where amounts go: also no local variable, no constant and no
 * number on its way through a call, which rules about fields and methods can't see.
 */
class FloatingPointTest {

    private static final Set<String> ROOMS =
            Set.of("money", "reconciliation", "contribution", "payroll", "export", "jobfile");

    /** The bytes of a character, which CharsetEncoder counts in floats. */
    private static final Set<String> NO_AMOUNTS = Set.of("io.tieout.payroll.TextFile isOfOneByte");

    @Test
    void noInstructionWorksOnFloatingPointWhereAmountsGo() {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : RoomsTest.MAIN) {
            String room =
                    type.getPackageName().replaceFirst("^io\\.tieout\\.?", "").replaceFirst("\\..*", "");
            if (ROOMS.contains(room) && !drawsPages(type)) {
                scan(type, found);
            }
        }
        found.removeAll(NO_AMOUNTS);
        assertThat(found).as("0.1 + 0.2 is not 0.3 there").isEmpty();
    }

    /** A page of the workbook has heights and margins, which are no money. */
    private static boolean drawsPages(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency ->
                        dependency.getTargetClass().getPackageName().startsWith("org.apache.poi"));
    }

    @Test
    void onlyACellOfTheWorkbookHoldsAnAmountAsADouble() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.tieout.export.Cells")
                .should()
                .callMethodWhere(target(nameMatching("doubleValue|floatValue|parseDouble|parseFloat")))
                .orShould()
                .callMethod(org.apache.poi.ss.usermodel.Cell.class, "setCellValue", double.class)
                .because("a spreadsheet's numbers are doubles, so one place makes them, from an exact amount")
                .check(RoomsTest.MAIN);
    }

    @Test
    void theScanSeesConstantsSumsConversionsAndCalls() {
        Set<String> found = new TreeSet<>();
        scan(Sample.class.getName(), Sample.class.getResourceAsStream("FloatingPointTest$Sample.class"), found);
        assertThat(found)
                .extracting(line -> line.substring(line.indexOf(' ') + 1))
                .containsExactlyInAnyOrder("half", "sum", "converted", "called", "boxed");
    }

    static class Sample {

        static final Object NOTHING = "";

        static boolean half(Object any) {
            return any.equals(0.5f);
        }

        static int sum(int one, int other) {
            return (int) (one * 1.5 + other);
        }

        static long converted(int one) {
            float inexact = one;
            return (long) inexact;
        }

        static Object called() {
            return java.math.BigDecimal.valueOf(1.1);
        }

        static Double boxed(Object any) {
            return (Double) any;
        }

        static int exact(int one) {
            return one + 1;
        }
    }

    private static void scan(JavaClass type, Set<String> found) {
        String resource = "/" + type.getName().replace('.', '/') + ".class";
        scan(type.getName(), FloatingPointTest.class.getResourceAsStream(resource), found);
    }

    private static void scan(String name, InputStream file, Set<String> found) {
        try (InputStream in = file) {
            new ClassReader(in).accept(new Scan(name, found), ClassReader.SKIP_DEBUG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Scan extends ClassVisitor {

        private final String type;
        private final Set<String> found;

        Scan(String type, Set<String> found) {
            super(Opcodes.ASM9);
            this.type = type;
            this.found = found;
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            if (isFloating(Type.getType(descriptor))) {
                found.add(type + " " + name);
            }
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            if (touches(descriptor)) {
                found.add(type + " " + name);
            }
            return new Instructions(type + " " + name, found);
        }
    }

    private static final class Instructions extends MethodVisitor {

        private static final Set<Integer> FLOATING = Set.of(
                Opcodes.FCONST_0,
                Opcodes.FCONST_1,
                Opcodes.FCONST_2,
                Opcodes.DCONST_0,
                Opcodes.DCONST_1,
                Opcodes.FALOAD,
                Opcodes.DALOAD,
                Opcodes.FASTORE,
                Opcodes.DASTORE,
                Opcodes.I2F,
                Opcodes.I2D,
                Opcodes.L2F,
                Opcodes.L2D,
                Opcodes.FADD,
                Opcodes.DADD,
                Opcodes.FSUB,
                Opcodes.DSUB,
                Opcodes.FMUL,
                Opcodes.DMUL,
                Opcodes.FDIV,
                Opcodes.DDIV,
                Opcodes.FREM,
                Opcodes.DREM,
                Opcodes.FRETURN,
                Opcodes.DRETURN);

        private final String where;
        private final Set<String> found;

        Instructions(String where, Set<String> found) {
            super(Opcodes.ASM9);
            this.where = where;
            this.found = found;
        }

        @Override
        public void visitInsn(int opcode) {
            note(FLOATING.contains(opcode));
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            note(Set.of(Opcodes.FLOAD, Opcodes.DLOAD, Opcodes.FSTORE, Opcodes.DSTORE)
                    .contains(opcode));
        }

        @Override
        public void visitLdcInsn(Object value) {
            note(value instanceof Double || value instanceof Float);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            note(isFloating(Type.getObjectType(type)));
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            note(isFloating(Type.getType(descriptor)));
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean ofInterface) {
            note(touches(descriptor) || isFloating(Type.getObjectType(owner)));
        }

        @Override
        public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
            note(isFloating(Type.getType(descriptor)));
        }

        private void note(boolean floating) {
            if (floating) {
                found.add(where);
            }
        }
    }

    private static boolean touches(String descriptor) {
        return isFloating(Type.getReturnType(descriptor))
                || Arrays.stream(Type.getArgumentTypes(descriptor)).anyMatch(FloatingPointTest::isFloating);
    }

    private static boolean isFloating(Type type) {
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        return element.getSort() == Type.DOUBLE
                || element.getSort() == Type.FLOAT
                || element.getClassName().equals("java.lang.Double")
                || element.getClassName().equals("java.lang.Float");
    }
}
