export const A = () => <form></form>;
