export const expire = async (user: string) => {
  await prisma.session.deleteMany({ where: { user } });
};
