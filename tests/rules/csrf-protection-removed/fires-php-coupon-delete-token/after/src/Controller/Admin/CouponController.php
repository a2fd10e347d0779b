<?php

declare(strict_types=1);

namespace App\Controller\Admin;

use App\Repository\CouponRepository;
use Doctrine\ORM\EntityManagerInterface;
use Symfony\Bundle\FrameworkBundle\Controller\AbstractController;
use Symfony\Component\HttpFoundation\Request;
use Symfony\Component\HttpFoundation\Response;
use Symfony\Component\Routing\Attribute\Route;
use Symfony\Component\Security\Http\Attribute\IsGranted;

#[Route('/admin/coupons')]
#[IsGranted('ROLE_MARKETING')]
final class CouponController extends AbstractController
{
    public function __construct(
        private readonly CouponRepository $coupons,
        private readonly EntityManagerInterface $em,
    ) {
    }

    #[Route('', name: 'admin_coupon_index', methods: ['GET'])]
    public function index(): Response
    {
        return $this->render('admin/coupon/index.html.twig', [
            'coupons' => $this->coupons->findBy([], ['createdAt' => 'DESC'], 100),
        ]);
    }

    #[Route('/delete', name: 'admin_coupon_delete', methods: ['POST'])]
    public function delete(Request $request): Response
    {
        $ids = array_map('intval', $request->getPayload()->all('ids'));
        $deleted = $this->removeAll($ids);
        $this->addFlash('success', sprintf('%d coupon(s) deleted.', $deleted));

        return $this->redirectToRoute('admin_coupon_index', [], Response::HTTP_SEE_OTHER);
    }

    /** @param list<int> $ids */
    private function removeAll(array $ids): int
    {
        $found = $this->coupons->findBy(['id' => $ids]);
        foreach ($found as $coupon) {
            $this->em->remove($coupon);
        }
        $this->em->flush();

        return count($found);
    }
}
